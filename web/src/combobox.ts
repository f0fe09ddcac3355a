import { h } from "./dom.ts";
import type { Words } from "./words.ts";

/** How long fingers rest before it is asked what may come next. */
const PAUSE = 150;
/** How long they rest before the number of suggestions is read out: not into the keys' own echo. */
const TELL_AFTER = 700;
/** In characters: less says nothing, and who has written more tells their own story. */
const SHORTEST = 2;
const LONGEST = 100;
/** What may be somebody's number is not sent before the citizen sends it. */
const PERSONAL = /\d(?:[ .-]?\d){5}/;

export interface Settings<S> {
  field: HTMLInputElement | HTMLTextAreaElement;
  words: Words;
  /** Asks for suggestions, which `show` then gets with the same number, if at all. */
  ask(number: number, text: string): void;
  choose(suggestion: S): void;
  /** Reads out. */
  tell(text: string): void;
  /** How high the list may be, in pixels; as high as it gets when left out. */
  room?: () => number;
}

/**
 * Suggestions in a list under a text field, after the combobox pattern of the ARIA Authoring
 * Practices: focus stays in the field, arrows go through the list, Enter takes what is marked, Escape
 * folds the list. Without a mark every key does what it does without suggestions.
 *
 * An `input` is a combobox. HTML allows no role on a `textarea`: it stays the text box that it is, with
 * the parts of the pattern that a text box may have, and has no suggestions once it has two lines.
 */
export class Combobox<S extends { text: string }> {
  readonly list = h("ul", { class: "suggestions", role: "listbox", hidden: true });
  private readonly field: Settings<S>["field"];
  private words: Words;
  private suggestions: S[] = [];
  private marked = -1;
  /** Of the latest question; the answers to earlier ones come too late. */
  private number = 0;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly settings: Settings<S>) {
    const { field, words } = settings;
    this.field = field;
    this.words = words;
    this.list.id = `${field.id}-suggestions`;
    field.setAttribute("autocomplete", "off");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-haspopup", "listbox");
    field.setAttribute("aria-controls", this.list.id);
    if (this.isInput) field.setAttribute("role", "combobox");
    field.addEventListener("input", () => this.onInput());
    field.addEventListener("keydown", (event) => this.onKey(event as KeyboardEvent));
    field.addEventListener("blur", () => this.close());
    // A press on the list must not take focus from the field.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.relabel(words);
    this.fold();
  }

  relabel(words: Words): void {
    this.words = words;
    this.list.setAttribute("aria-label", words("suggestions"));
  }

  /** The answer to the question of that number; one that comes too late is dropped. */
  show(number: number, suggestions: S[]): void {
    if (number !== this.number || !this.field.matches(":focus")) return;
    if (suggestions.length === 0) return this.fold();
    this.list.replaceChildren(...suggestions.map((suggestion, at) => this.option(suggestion, at)));
    this.list.hidden = false;
    const count = this.fit();
    this.suggestions = suggestions.slice(0, count);
    this.mark(-1);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      this.settings.tell(this.words("suggestions-count", { count }));
    }, TELL_AFTER);
  }

  /** Folds the list, and wants no answer any more. */
  close(): void {
    this.forgetAsked();
    this.fold();
  }

  private forgetAsked(): void {
    this.number += 1;
    clearTimeout(this.asking);
  }

  /** As many as there is room for, at least one: nobody has to scroll in a list that comes and goes. */
  private fit(): number {
    const { list } = this;
    const room = this.settings.room?.();
    if (room !== undefined) list.style.setProperty("--room", `${room}px`);
    while (list.children.length > 1 && list.scrollHeight > list.clientHeight) {
      list.lastElementChild?.remove();
    }
    return list.children.length;
  }

  private get isInput(): boolean {
    return this.field instanceof HTMLInputElement;
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private option(suggestion: S, at: number): HTMLElement {
    return h(
      "li",
      {
        class: "suggestion",
        role: "option",
        id: `${this.list.id}-${at}`,
        "aria-selected": "false",
        onclick: () => this.take(suggestion),
      },
      suggestion.text,
    );
  }

  private onInput(): void {
    this.forgetAsked();
    clearTimeout(this.telling);
    this.mark(-1);
    if (!this.isAsked) return this.fold();
    this.asking = setTimeout(() => this.ask(), PAUSE);
  }

  private get isAsked(): boolean {
    const { value } = this.field;
    const length = [...value.trim()].length;
    return (
      length >= SHORTEST && length <= LONGEST && !value.includes("\n") && !PERSONAL.test(value)
    );
  }

  private ask(): void {
    this.number += 1;
    this.settings.ask(this.number, this.field.value);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        return this.onArrow(event);
      case "Enter":
        return this.onEnter(event);
      case "Escape":
        if (!this.isOpen) return;
        this.close();
        return handled(event);
      case "Tab":
        return this.close();
      case "Home":
      case "End":
      case "ArrowLeft":
      case "ArrowRight":
        // In the text, as without suggestions.
        return this.mark(-1);
    }
  }

  private onArrow(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.isOpen && this.isFree) {
      handled(event);
      // What is being looked through stays as it is, whatever is still on its way.
      this.forgetAsked();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = this.suggestions.length + 1;
      // The place after the last, and before the first, is the field itself.
      this.mark(((this.marked + 1 + step + places) % places) - 1);
    } else if (!this.isOpen && this.isInput && this.isAsked) {
      handled(event);
      this.ask();
    }
  }

  /** Whether an arrow is not needed to move through lines of text. */
  private get isFree(): boolean {
    const { value, selectionStart } = this.field;
    return this.isInput || this.marked >= 0 || selectionStart === value.length;
  }

  private onEnter(event: KeyboardEvent): void {
    const suggestion = this.suggestions[this.marked];
    if (!this.isOpen || !suggestion || event.shiftKey) return this.close();
    handled(event);
    this.take(suggestion);
  }

  private take(suggestion: S): void {
    this.close();
    this.settings.choose(suggestion);
  }

  private mark(at: number): void {
    this.marked = at;
    for (const [place, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", place === at ? "true" : "false");
    }
    const option = this.list.children[at];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
    if (this.isInput) this.field.setAttribute("aria-expanded", String(this.isOpen));
  }

  private fold(): void {
    clearTimeout(this.telling);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.suggestions = [];
    this.mark(-1);
  }
}

/** Nobody else is to act on it: not the form, not the dialog. */
function handled(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
