import { Combobox } from "./combobox.ts";
import { h, icon } from "./dom.ts";
import type { Words } from "./words.ts";

/** From this share of the longest message on, what is left is told. */
const TELL_FROM = 0.8;

/** Between the list of suggestions and what is around it, in pixels. */
const GAP = 4;

export interface Suggested {
  text: string;
}

/** Where the citizen writes. Enter sends, Shift and Enter begins a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  /** In characters, as the server counts them. */
  maxText = 2000;
  private readonly field = h("textarea", {
    class: "ds-input",
    id: "composer",
    rows: 1,
    autocomplete: "off",
    enterkeyhint: "send",
    "aria-describedby": "composer-warning composer-left",
  });
  private readonly label = h("label", { class: "ds-label", for: "composer" });
  private readonly warning = h("p", { class: "quiet", id: "composer-warning" });
  private readonly left = h("p", { class: "quiet left", id: "composer-left" });
  private readonly button = h("button", { class: "ds-button send", type: "submit" });
  private readonly combobox: Combobox<Suggested>;

  constructor(
    private words: Words,
    private readonly send: (text: string) => void,
    private readonly tell: (text: string) => void,
    ask: (number: number, text: string) => void,
  ) {
    this.combobox = new Combobox<Suggested>({
      field: this.field,
      words,
      ask,
      choose: ({ text }) => this.say(text),
      tell,
      room: () => this.room,
    });
    this.element = h(
      "form",
      { class: "composer", novalidate: true },
      this.combobox.list,
      this.label,
      h("div", { class: "write" }, this.field, this.button),
      this.left,
      this.warning,
    );
    this.element.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("input", () => this.onInput());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    });
    this.relabel(words);
  }

  relabel(words: Words): void {
    this.words = words;
    this.combobox.relabel(words);
    this.label.textContent = words("composer-label");
    this.warning.textContent = words("composer-warning");
    this.button.replaceChildren(h("span", {}, words("send")), icon("send"));
    this.onInput();
  }

  /** What goes on from what is being typed. */
  suggest(number: number, texts: string[]): void {
    this.combobox.show(
      number,
      texts.map((text) => ({ text })),
    );
  }

  focus(): void {
    this.field.focus();
  }

  clear(): void {
    this.field.value = "";
    this.onInput();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    this.field.focus();
    if (text === "") return;
    if (length(text) > this.maxText) return this.tell(this.left.textContent);
    this.say(text);
  }

  /** Between the top of the window and the writing field, in pixels. */
  private get room(): number {
    const top = this.element.parentElement?.getBoundingClientRect().top ?? 0;
    return this.element.getBoundingClientRect().top - top - 2 * GAP;
  }

  private say(text: string): void {
    this.combobox.close();
    this.clear();
    this.send(text);
  }

  private onInput(): void {
    const count = this.maxText - length(this.field.value);
    const near = count < this.maxText * (1 - TELL_FROM);
    this.left.textContent = near
      ? this.words(count < 0 ? "too-long" : "left", { count: Math.abs(count) })
      : "";
    this.left.classList.toggle("error", count < 0);
    this.field.toggleAttribute("data-over", count < 0);
    if (count < 0) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + this.field.offsetHeight - this.field.clientHeight}px`;
  }
}

/** In Unicode scalar values, as the server counts. */
function length(text: string): number {
  return [...text].length;
}
