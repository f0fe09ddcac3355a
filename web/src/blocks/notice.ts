import { h, icon, safeUrl } from "../dom.ts";
import type { Contact, NoticeBlock } from "../protocol.ts";
import { type Context, outLink } from "./context.ts";
import { paragraphs } from "./text.ts";

const COLORS = { crisis: "danger", handover: "info", unknown: "neutral", info: "info" } as const;

/** Something set apart: numbers to call first, whom to reach, an honest no. */
export function notice(block: NoticeBlock, context: Context): HTMLElement {
  return h(
    "section",
    {
      class: "notice",
      "data-kind": block.kind,
      "data-color": COLORS[block.kind] ?? "info",
      lang: block.lang,
    },
    h("h4", { class: "block-title" }, block.title),
    ...paragraphs(block.body, context.words),
    block.contacts.length > 0 &&
      h("ul", { class: "contacts" }, ...block.contacts.map((one) => contact(one, context))),
  );
}

function contact(one: Contact, { words }: Context): HTMLElement {
  const href = one.phone && safeUrl(`tel:${one.phone.replace(/[^+\d]/g, "")}`);
  return h(
    "li",
    { class: "contact" },
    h("strong", {}, one.name),
    one.text && h("p", { class: "quiet" }, one.text),
    href &&
      h(
        "a",
        { class: "ds-button call", href },
        icon("phone"),
        words("call", { phone: one.phone ?? "" }),
      ),
    one.url &&
      h("p", {}, outLink(words, { label: words("website", { name: one.name }), url: one.url })),
  );
}
