import { h, icon } from "./dom.ts";
import type { Words } from "./words.ts";

/** Within this many pixels of the end, the citizen is reading the end. */
const NEAR = 48;

/**
 * The conversation on the screen, one tab stop: arrows, Home and End move between messages, Enter
 * goes into one, Escape comes back. The controls of what the assistant said last are tab stops
 * too, those of older messages once one is in them. Focus never moves by itself.
 */
export class Transcript {
  readonly element: HTMLElement;
  readonly newMessages = h("button", {
    class: "ds-button new-messages",
    type: "button",
    hidden: true,
    onclick: () => this.showNew(),
  });
  private readonly scroller = h("div", { class: "scroller" });
  private readonly list = h("ol", { class: "messages" });
  private readonly help = h("p", { class: "ds-sr-only", id: "transcript-help" });
  private readonly end = h("p", { class: "ds-sr-only" });
  /** Sorted after everything that has its place in the conversation. */
  private readonly pending: HTMLElement[] = [];
  private workingItem: HTMLElement | undefined;
  private current: HTMLElement | undefined;
  private unseen: HTMLElement[] = [];
  private expectedTop = 0;

  constructor(
    private words: Words,
    private readonly leave: () => void,
  ) {
    this.scroller.append(this.help, this.list, this.end);
    this.element = h(
      "div",
      { class: "transcript", role: "region" },
      this.scroller,
      this.newMessages,
    );
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("focusin", (event) => this.onFocus(event));
    this.scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.relabel(words);
  }

  /** Says its own words in another language; messages stay in theirs. */
  relabel(words: Words): void {
    this.words = words;
    this.element.setAttribute("aria-label", words("transcript"));
    this.help.textContent = words("transcript-help");
    this.end.textContent = words("transcript-end");
    this.countNew();
  }

  /** Adds what has its place in the conversation. */
  add(message: HTMLElement): void {
    const follow = this.following();
    this.list.insertBefore(
      h("li", {}, message),
      this.pending[0]?.parentElement ?? this.workingItem ?? null,
    );
    this.arrived(message, follow);
  }

  /** Adds the citizen's own message, which has no place yet, and shows it. */
  addPending(message: HTMLElement): void {
    this.pending.push(message);
    this.list.insertBefore(h("li", {}, message), this.workingItem ?? null);
    this.refreshTabStops();
    this.scrollTo(this.scroller.scrollHeight);
  }

  /** Gives the citizen's own message its place: after what came before, ahead of what waits. */
  settle(message: HTMLElement): void {
    const at = this.pending.indexOf(message);
    const item = message.parentElement;
    if (at < 0 || !item) return;
    this.pending.splice(at, 1);
    if (at > 0) this.list.insertBefore(item, this.pending[0]?.parentElement ?? null);
  }

  remove(message: HTMLElement): void {
    const at = this.pending.indexOf(message);
    if (at >= 0) this.pending.splice(at, 1);
    this.unseen = this.unseen.filter((one) => one !== message);
    message.parentElement?.remove();
    if (this.current === message) this.current = undefined;
    this.countNew();
  }

  /** Shows that something is on its way, or no longer. */
  working(element: HTMLElement | undefined): void {
    const follow = this.following();
    this.workingItem?.remove();
    this.workingItem = element && h("li", {}, element);
    if (!this.workingItem) return;
    this.list.append(this.workingItem);
    if (follow) this.scrollTo(this.scroller.scrollHeight);
  }

  /** Goes to the end, as when a conversation is shown again. */
  toEnd(): void {
    this.unseen = [];
    this.countNew();
    this.scrollTo(this.scroller.scrollHeight);
  }

  clear(): void {
    this.list.replaceChildren();
    this.pending.length = 0;
    this.unseen = [];
    this.current = undefined;
    this.workingItem = undefined;
    this.countNew();
  }

  private get messages(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(".message")];
  }

  /** Whether the citizen reads where the newest comes: at the end, or where we put them. */
  private following(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    return atEnd || Math.abs(scrollTop - this.expectedTop) < 2;
  }

  private arrived(message: HTMLElement, follow: boolean): void {
    this.refreshTabStops();
    if (message.matches(".own")) return;
    if (follow) this.scrollTo(this.startOf(message));
    if (!this.isSeen(message)) this.unseen.push(message);
    this.countNew();
  }

  /** Where reading begins: at the citizen's own message that was answered, else at the message. */
  private startOf(message: HTMLElement): number {
    const messages = this.messages;
    const own = messages.filter((one) => one.matches(".own")).at(-1);
    const before = own && messages.indexOf(own) < messages.indexOf(message) ? own : message;
    return top(before, this.scroller) - 12;
  }

  private isSeen(message: HTMLElement): boolean {
    const { scrollTop, clientHeight } = this.scroller;
    return top(message, this.scroller) < scrollTop + clientHeight - NEAR;
  }

  private scrollTo(target: number): void {
    const { scrollHeight, clientHeight } = this.scroller;
    this.expectedTop = Math.max(0, Math.min(target, scrollHeight - clientHeight));
    this.scroller.scrollTop = this.expectedTop;
  }

  private onScroll(): void {
    this.unseen = this.unseen.filter((message) => !this.isSeen(message));
    this.countNew();
  }

  private countNew(): void {
    const count = this.unseen.length;
    this.newMessages.hidden = count === 0;
    this.newMessages.replaceChildren(icon("down"), this.words("new-messages", { count }));
  }

  private showNew(): void {
    const first = this.unseen[0];
    if (!first) return;
    this.unseen = [];
    this.countNew();
    this.focus(first);
  }

  private focus(message: HTMLElement): void {
    message.focus({ preventScroll: true });
    this.scrollTo(top(message, this.scroller) - 12);
  }

  private onFocus(event: FocusEvent): void {
    const message = (event.target as HTMLElement).closest<HTMLElement>(".message");
    if (!message) return;
    this.current = message;
    this.refreshTabStops();
  }

  /** The tab stops: one message, its controls, and those of all since the citizen's last turn. */
  private refreshTabStops(): void {
    const messages = this.messages;
    const within = this.list.contains((this.list.getRootNode() as ShadowRoot).activeElement);
    if (!within || !this.current) this.current = messages.at(-1);
    const lastOwn = messages.findLastIndex((one) => one.matches(".own"));
    messages.forEach((message, at) => {
      message.tabIndex = message === this.current ? 0 : -1;
      const live = at > lastOwn || message === this.current;
      for (const control of message.querySelectorAll<HTMLElement>("a, button, input, summary")) {
        control.tabIndex = live && !control.hasAttribute("data-settled") ? 0 : -1;
      }
    });
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const message = target.closest<HTMLElement>(".message");
    if (!message || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      return target === message ? this.leave() : message.focus();
    }
    if (target !== message) return;
    if (event.key === "Enter") {
      event.preventDefault();
      return message
        .querySelector<HTMLElement>("a, button:not([data-settled]), input, summary")
        ?.focus();
    }
    const next = this.neighbour(message, event.key);
    if (!next) return;
    event.preventDefault();
    this.focus(next);
  }

  /** Where a key leads; `undefined` where it should scroll through a long message instead. */
  private neighbour(message: HTMLElement, key: string): HTMLElement | undefined {
    const messages = this.messages;
    const at = messages.indexOf(message);
    const { scrollTop, clientHeight } = this.scroller;
    const start = top(message, this.scroller);
    switch (key) {
      case "ArrowDown":
        return start + message.offsetHeight > scrollTop + clientHeight
          ? undefined
          : messages[at + 1];
      case "ArrowUp":
        return start < scrollTop ? undefined : messages[at - 1];
      case "Home":
        return messages[0];
      case "End":
        return messages.at(-1);
      default:
        return undefined;
    }
  }
}

function top(element: HTMLElement, scroller: HTMLElement): number {
  return (
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
  );
}
