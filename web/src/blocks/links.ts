import { h } from "../dom.ts";
import type { Link, SourceLink } from "../protocol.ts";
import { type Context, outLink } from "./context.ts";

export function links(block: { title: string; links: Link[] }, { words }: Context): HTMLElement {
  return h(
    "section",
    { class: "links" },
    h("h4", { class: "block-title" }, block.title),
    h("ul", { class: "ds-list" }, ...block.links.map((link) => h("li", {}, outLink(words, link)))),
  );
}

/** Where the answer comes from and when an editor last compared; folded, one press away. */
export function sources(block: { sources: SourceLink[] }, { words }: Context): HTMLElement {
  const items = block.sources.map((source) =>
    h(
      "li",
      {},
      outLink(words, { label: source.title, url: source.url }),
      h(
        "span",
        { class: "quiet" },
        `${source.agency}. ${words("source-checked", { date: source.checked })}.`,
      ),
    ),
  );
  return h(
    "details",
    { class: "sources" },
    h("summary", {}, words("sources", { count: block.sources.length })),
    h("ul", {}, ...items),
  );
}
