import { h } from "../dom.ts";
import type { Block } from "../protocol.ts";
import { ChoiceGroup, type Context } from "./context.ts";
import { links, sources } from "./links.ts";
import { login } from "./login.ts";
import { notice } from "./notice.ts";
import { type Asked, question } from "./question.ts";
import { steps } from "./steps.ts";
import { text } from "./text.ts";

/** A block on the screen; `settle` where the citizen's next turn changes it. */
export type Shown = { element: HTMLElement } | Asked;

/** Shows a block; `undefined` for one that this widget is too old to know. */
export function show(block: Block, at: string, context: Context): Shown | undefined {
  switch (block.type) {
    case "text":
      return { element: text(block, context) };
    case "steps":
      return { element: steps(block, context) };
    case "question":
      return question(block, at, context);
    case "choices":
      return choices(block.prompt, block.choices, at, context);
    case "links":
      return { element: links(block, context) };
    case "sources":
      return { element: sources(block, context) };
    case "notice":
      return { element: notice(block, context) };
    case "login":
      return { element: login(block, context) };
    default:
      return undefined;
  }
}

function choices(
  prompt: string,
  offered: { id: string; label: string }[],
  at: string,
  context: Context,
): Asked {
  const group = new ChoiceGroup(context.words, (id, label, event) => {
    context.act({ type: "choose", choice: id }, label);
    context.focusComposer(event);
  });
  for (const choice of offered) group.add(choice.id, choice.label);
  const attributes = { role: "group", "aria-labelledby": `${at}-prompt` };
  const element = h("div", attributes, h("p", { id: `${at}-prompt` }, prompt), group.element);
  return { element, settle: (label) => group.markLabel(label) };
}
