import { h, hidden, icon, safeUrl } from "../dom.ts";
import type { Command, Link, StatusItem } from "../protocol.ts";
import type { Lang, Words } from "../words.ts";

/** What a block may ask of the chat around it. */
export interface Context {
  /** The words of the language the message is in. */
  words: Words;
  lang: Lang;
  /** Does what the citizen chose; `label` is what stands in their bubble. */
  act(command: Command, label?: string): void;
  /** Where focus goes after a choice: the writing field, unless that would open a keyboard. */
  focusComposer(event?: Event): void;
  /** A login address that comes back to this page. */
  loginLink(url: string): { href: string; target?: string };
  /** Remembers that the citizen has gone to log in. */
  leaveForLogin(): void;
  /** What is known of the citizen's own case of a service. */
  statusOf(service: string): StatusItem | undefined;
}

/** A link out of the chat: it opens beside it, so that the conversation stays. */
export function outLink(words: Words, link: Link, className = "ds-link"): HTMLElement {
  const href = safeUrl(link.url);
  if (!href) return h("span", {}, link.label);
  if (/^(tel|mailto):/.test(href)) return h("a", { class: className, href }, link.label);
  return h(
    "a",
    { class: className, href, target: "_blank", rel: "noopener" },
    ...beforeIcon(link.label),
    hidden(` (${words("new-tab")})`),
  );
}

/** The words with the icon held to their last letter, so that it never begins a line alone. */
function beforeIcon(label: string): (string | HTMLElement)[] {
  const letters = [...label];
  const last = letters.pop() ?? "";
  return [letters.join(""), h("span", { class: "nowrap" }, last, icon("out"))];
}

/** A group of buttons of which one is chosen; afterwards none works and the choice is told. */
export class ChoiceGroup {
  readonly element = h("ul", { class: "choices" });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private done = false;

  constructor(
    private readonly words: Words,
    private readonly chosen: (id: string, label: string, event: Event) => void,
  ) {}

  add(id: string, label: string, variant: "secondary" | "tertiary" = "secondary"): this {
    const press = (event: Event) => {
      if (this.done) return;
      this.mark(id);
      this.chosen(id, label, event);
    };
    const attributes = { class: "ds-button choice", type: "button", "data-variant": variant };
    const button = h("button", { ...attributes, onclick: press }, label);
    this.buttons.set(id, button);
    this.element.append(h("li", {}, button));
    return this;
  }

  /** Marks what was chosen; the buttons keep focus and words, so nothing jumps. */
  mark(id: string): void {
    const chosen = this.buttons.get(id);
    if (this.done || !chosen) return;
    this.done = true;
    for (const button of this.buttons.values()) {
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("data-settled", "");
      button.tabIndex = -1;
    }
    chosen.classList.add("chosen");
    chosen.prepend(icon("check"));
    chosen.append(hidden(` (${this.words("chosen")})`));
  }

  /** Marks the choice with that label, as when it was made in another tab. */
  markLabel(label: string): void {
    for (const [id, button] of this.buttons) if (button.textContent === label) this.mark(id);
  }
}
