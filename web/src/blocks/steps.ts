import { h, icon } from "../dom.ts";
import type { StatusItem, StepItem, StepsBlock } from "../protocol.ts";
import type { Words } from "../words.ts";
import { type Context, outLink } from "./context.ts";

export function steps(block: StepsBlock, context: Context): HTMLElement {
  return h(
    "section",
    { class: "steps" },
    h("h4", { class: "block-title" }, block.title),
    block.depends_on ? h("p", { class: "quiet" }, block.depends_on) : undefined,
    h("ol", { class: "step-list" }, ...block.steps.map((one) => step(one, context))),
  );
}

function step(one: StepItem, { words, statusOf }: Context): HTMLElement {
  const known = one.service ? statusOf(one.service) : undefined;
  const after = one.after.length > 0 ? words("step-after", { steps: one.after.join(", ") }) : "";
  return h(
    "li",
    { class: "step", "data-service": one.service },
    due(one, words),
    h("h5", { class: "step-title" }, one.title),
    h("p", { class: "agency" }, one.agency),
    h("p", {}, one.text),
    one.condition && h("p", { class: "quiet" }, one.condition),
    after && h("p", { class: "quiet" }, after),
    h("div", { class: "step-status" }, ...(known ? statusLine(known, words) : [])),
    one.link && h("p", {}, outLink(words, one.link)),
  );
}

function due(one: StepItem, words: Words): HTMLElement | undefined {
  if (!one.due_text && !one.overdue) return undefined;
  const when = one.due ? h("time", { datetime: one.due }, one.due_text ?? one.due) : one.due_text;
  if (!one.overdue) return h("p", { class: "due" }, icon("clock"), when);
  return h(
    "p",
    { class: "due overdue" },
    icon("alert"),
    h("span", {}, when, " "),
    h("strong", {}, words("step-overdue")),
  );
}

/** Shows on every step of that service where the citizen's own case stands. */
export function showOnSteps(
  root: ParentNode,
  item: StatusItem,
  wordsOf: (at: Element) => Words,
): void {
  for (const one of root.querySelectorAll(".step")) {
    if (one.getAttribute("data-service") !== item.service) continue;
    one.querySelector(".step-status")?.replaceChildren(...statusLine(item, wordsOf(one)));
  }
}

function statusLine(item: StatusItem, words: Words): HTMLElement[] {
  const tag = h(
    "span",
    { class: "ds-tag", "data-color": stateColor(item.state) },
    item.state_label,
  );
  return [h("span", { class: "quiet" }, `${words("step-status")}: `), tag];
}

/** The colour of a case's state; the words beside it say the same. */
export function stateColor(state: string): string {
  switch (state) {
    case "action_required":
    case "draft":
      return "warning";
    case "completed":
      return "success";
    case "closed":
    case "unknown":
    case "information":
      return "neutral";
    default:
      return "info";
  }
}
