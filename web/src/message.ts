import type { Context } from "./blocks/context.ts";
import { ChoiceGroup } from "./blocks/context.ts";
import { show } from "./blocks/index.ts";
import type { Asked } from "./blocks/question.ts";
import { status } from "./blocks/status.ts";
import { h } from "./dom.ts";
import type { Reply, Status } from "./protocol.ts";
import type { Words } from "./words.ts";

/** Where a citizen's own message is on its way; `queued` while there is no connection. */
export type Delivery = "sending" | "queued" | "received" | "failed";

/** The citizen's own message, with how far it has come. */
export class OwnMessage {
  readonly element: HTMLElement;
  private readonly bubble: HTMLElement;
  private readonly state = h("p", { class: "delivery" });

  constructor(
    readonly id: string,
    text: string,
    private readonly words: Words,
  ) {
    this.bubble = h("p", { class: "bubble" }, text);
    const heading = h("h3", { class: "ds-sr-only", id: `own-${id}` }, words("sender-you"));
    this.element = message("own", heading.id, heading, this.bubble, this.state);
  }

  /** The words as the server keeps them: personal numbers masked. */
  set text(text: string) {
    this.bubble.textContent = text;
  }

  deliver(delivery: Delivery, why = "", again?: () => void): void {
    const failed = delivery === "failed";
    this.element.toggleAttribute("data-failed", failed);
    const retry =
      again &&
      h(
        "button",
        { class: "ds-button", type: "button", "data-variant": "tertiary", onclick: again },
        this.words("retry"),
      );
    const words = failed && why ? `${this.words("failed")}. ${why}` : this.words(delivery);
    this.state.replaceChildren(words, ...(retry ? [" ", retry] : []));
  }
}

/** What a reply shows, and its parts that the citizen's next turn changes. */
export interface ShownReply {
  element: HTMLElement;
  open: Asked[];
}

/** The assistant's turn. */
export function replyMessage(reply: Reply, context: Context): ShownReply {
  const id = `reply-${reply.seq}`;
  const shown = reply.blocks
    .map((block, at) => show(block, `${id}-${at}`, context))
    .filter((one) => !!one);
  const parts = shown.map((one) => one.element);
  if (isAnswer(reply)) parts.push(feedback(reply.seq, context));
  return {
    element: assistantMessage(id, reply.lang, context.words("sender-assistant"), parts),
    open: shown.filter((one) => "settle" in one),
  };
}

/** One agency's card. */
export function statusMessage(event: Status, context: Context): HTMLElement {
  const heading = context.words("status-heading", { name: event.source.name });
  const element = assistantMessage(
    `status-${event.seq}`,
    context.lang,
    heading,
    status(event.source, event.report, context),
  );
  element.classList.add("card");
  return element;
}

/** The dots that say an answer is on its way; what they mean is announced once. */
export function workingMessage(text: string): HTMLElement {
  const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  return h("p", { class: "working" }, dots, h("span", {}, text));
}

function assistantMessage(
  id: string,
  lang: string,
  sender: string,
  parts: HTMLElement[],
): HTMLElement {
  const heading = h("h3", { class: "sender", id: `${id}-sender` }, sender);
  const body = h("div", { class: "blocks", id: `${id}-body` }, ...parts);
  const element = message("assistant", heading.id, heading, body);
  element.lang = lang;
  element.setAttribute("aria-describedby", body.id);
  return element;
}

function message(kind: string, labelledBy: string, ...children: HTMLElement[]): HTMLElement {
  return h(
    "article",
    { class: `message ${kind}`, tabindex: -1, "aria-labelledby": labelledBy },
    ...children,
  );
}

/** Whether a reply answers something, so that it makes sense to ask whether it helped. */
function isAnswer(reply: Reply): boolean {
  if (!reply.in_reply_to) return false;
  return reply.blocks.some((block) => block.type === "steps" || block.type === "sources");
}

function feedback(seq: number, { words, act }: Context): HTMLElement {
  const thanks = h("p", { class: "quiet", role: "status" });
  const group = new ChoiceGroup(words, (id) => {
    act({ type: "feedback", seq, value: id === "yes" ? "helpful" : "not_helpful" });
    thanks.textContent = words("feedback-thanks");
  });
  group.add("yes", words("feedback-yes"), "tertiary").add("no", words("feedback-no"), "tertiary");
  const ask = h("p", { id: `ask-${seq}` }, words("feedback-ask"));
  return h(
    "div",
    { class: "feedback", role: "group", "aria-labelledby": ask.id },
    ask,
    group.element,
    thanks,
  );
}
