import { h } from "./dom.ts";

/** How long words stand in the live region: much shorter and TalkBack misses them. */
const STAYS = 1000;

/**
 * Reads words out, once each: a hidden polite live region that gets plain text and is emptied
 * again, so that a screen reader never finds the conversation twice.
 */
export class Announcer {
  readonly element = h("div", { class: "ds-sr-only", "aria-live": "polite" });

  announce(text: string, lang: string): void {
    if (text.trim() === "") return;
    const words = h("p", { lang }, text);
    this.element.append(words);
    setTimeout(() => words.remove(), STAYS);
  }
}
