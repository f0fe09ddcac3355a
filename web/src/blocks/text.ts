import { h } from "../dom.ts";
import type { Paragraph, Span, TextBlock } from "../protocol.ts";
import type { Words } from "../words.ts";
import { type Context, outLink } from "./context.ts";

export function text(block: TextBlock, { words }: Context): HTMLElement {
  const heading = block.heading ? h("h4", { class: "block-title" }, block.heading) : undefined;
  return h("div", { class: "text" }, heading, ...paragraphs(block.body, words));
}

/** Paragraphs and lists of a text or a notice. */
export function paragraphs(body: Paragraph[], words: Words): HTMLElement[] {
  return body.map((paragraph) => {
    if (paragraph.kind === "text") return h("p", {}, ...spans(paragraph.spans, words));
    const items = paragraph.items.map((item) => h("li", {}, ...spans(item, words)));
    return h(paragraph.kind === "numbered" ? "ol" : "ul", { class: "ds-list" }, ...items);
  });
}

function spans(all: Span[], words: Words): (HTMLElement | string)[] {
  return all.map((span) => {
    const inner = span.link ? outLink(words, { label: span.text, url: span.link }) : span.text;
    return span.strong ? h("strong", {}, inner) : inner;
  });
}
