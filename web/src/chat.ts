import { Announcer } from "./announcer.ts";
import type { Context } from "./blocks/context.ts";
import type { Asked } from "./blocks/question.ts";
import { showOnSteps } from "./blocks/steps.ts";
import { Composer } from "./composer.ts";
import { Connection, type Listener, type Phase, type Reset } from "./connection.ts";
import { h, icon } from "./dom.ts";
import { Menu } from "./menu.ts";
import { OwnMessage, replyMessage, statusMessage, workingMessage } from "./message.ts";
import type { Unsent } from "./outbox.ts";
import { spokenBlock, spokenReport } from "./plain.ts";
import type {
  Command,
  NoticeBlock,
  Page,
  Reply,
  Said,
  ServerEvent,
  Status,
  StatusItem,
  Welcome,
  Working,
} from "./protocol.ts";
import { Record as Kept } from "./record.ts";
import type { Memory } from "./storage.ts";
import { Transcript } from "./transcript.ts";
import { type Lang, langOf, type Words, wordsIn } from "./words.ts";

/** How long an answer may take before the citizen is told that one is on its way. */
const PATIENCE = 700;

export interface ChatSettings {
  /** Where the server is. */
  server: URL;
  memory: Memory;
  page: () => Page;
  lang: Lang;
  close: () => void;
  escalate: (notice: NoticeBlock) => void;
}

/** The conversation in its window: what arrives is shown and read out, what is done is sent. */
export class Chat implements Listener {
  readonly element: HTMLElement;
  private words: Words;
  private lang: Lang;
  /** Chosen in the menu; until then the widget speaks the language it is spoken to in. */
  private langChosen = false;
  private readonly announcer = new Announcer();
  private readonly transcript: Transcript;
  private readonly composer: Composer;
  private readonly menu: Menu;
  private readonly connection: Connection;
  private readonly kept = new Kept();
  private readonly title = h("h2", { class: "title", id: "title" });
  private readonly label = h("p", { class: "automated" });
  private readonly closeButton: HTMLButtonElement;
  private readonly state = h("p", { class: "state", hidden: true });
  private readonly own = new Map<string, OwnMessage>();
  private readonly cards = new Map<string, HTMLElement>();
  private readonly cases = new Map<string, StatusItem>();
  private readonly retried = new Set<string>();
  /** The agencies that have not answered yet, by name. */
  private waitingFor = new Set<string>();
  /** Whether an answer is late enough to be told. */
  private isWriting = false;
  private asked: Asked[] = [];
  /** Events up to this one were there before, and are not read out. */
  private replayTo = 0;
  private told: Phase = "idle";
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly settings: ChatSettings) {
    this.lang = settings.lang;
    this.words = wordsIn(this.lang);
    this.transcript = new Transcript(this.words, () => this.composer.focus());
    this.composer = new Composer(
      this.words,
      (text) => this.act({ type: "say", text }, text),
      (text) => this.announce(text),
      (number, text) => this.connection.suggest(number, text),
    );
    this.menu = new Menu(this.words, this.lang, this.menuActions());
    this.closeButton = h(
      "button",
      {
        class: "ds-button bar-button",
        type: "button",
        "data-variant": "tertiary",
        "data-icon": true,
        onclick: settings.close,
      },
      icon("close"),
    );
    this.connection = new Connection({
      url: socketUrl(settings.server),
      memory: settings.memory,
      about: () => ({ lang: this.lang, page: settings.page() }),
      listener: this,
    });
    this.element = this.frame();
    this.relabel();
    for (const entry of this.connection.unsent) {
      if (entry.label !== undefined) this.showOwn(entry.id, entry.label);
    }
  }

  /** The citizen looks at the chat now. */
  start(): void {
    this.connection.open();
  }

  /** The citizen has closed the chat. */
  stop(): void {
    this.menu.close();
    this.connection.close();
  }

  focus(): void {
    this.composer.focus();
  }

  /** The network is back, or the citizen is: no need to wait. */
  wake(): void {
    this.connection.retryNow();
  }

  /** The network is gone. */
  lost(): void {
    this.connection.lost();
  }

  /** Another tab holds the conversation of the memory. */
  elsewhere(): void {
    this.connection.elsewhere(this.settings.memory.resume);
  }

  /** The host page changed its language. */
  speak(lang: Lang): void {
    if (lang === this.lang) return;
    this.lang = lang;
    this.words = wordsIn(lang);
    this.relabel();
  }

  phase(phase: Phase): void {
    const waits = phase === "waiting" || (phase === "connecting" && this.told === "waiting");
    const lost = waits && this.told !== "waiting";
    const back = phase === "online" && this.told === "waiting";
    this.state.hidden = !waits && phase !== "connecting";
    this.state.textContent = this.words(waits ? "offline" : "connecting");
    this.state.toggleAttribute("data-offline", waits);
    if (lost) {
      this.stopWorking();
      this.announce(this.words("offline"));
    }
    if (back) this.announce(this.words("online"));
    if (phase !== "connecting") this.told = phase;
    for (const entry of this.connection?.unsent ?? []) {
      this.own.get(entry.id)?.deliver(waits ? "queued" : "sending");
    }
  }

  welcome(welcome: Welcome): void {
    this.composer.maxText = welcome.ui.max_text;
    this.menu.offer(welcome.ui);
    const first = this.kept.isEmpty;
    if (first && welcome.seq > 1) this.announce(this.words("restored"));
    if (first) this.replayTo = welcome.seq > 1 ? welcome.seq : 0;
    if (!this.langChosen) this.speak(welcome.lang);
  }

  event(event: ServerEvent): void {
    switch (event.type) {
      case "said":
        return this.onSaid(event);
      case "reply":
        return this.onReply(event);
      case "status":
        return this.onStatus(event);
    }
  }

  working(working: Working): void {
    for (const source of working.sources ?? []) this.waitingFor.add(source.name);
    this.isWriting ||= !working.sources?.length;
    this.showWorking();
  }

  received(id: string): void {
    this.own.get(id)?.deliver("received");
  }

  suggested(number: number, texts: string[]): void {
    this.composer.suggest(number, texts);
  }

  refused(entry: Unsent, text: string, again: boolean): void {
    const message = this.own.get(entry.id);
    this.stopWorking();
    if (!message) return this.problem(text);
    const retry = () => {
      this.transcript.remove(message.element);
      this.own.delete(entry.id);
      this.act(entry.command, entry.label);
      this.composer.focus();
    };
    message.deliver("failed", text, again ? retry : undefined);
    this.announce(`${this.words("failed")}. ${text}`);
  }

  problem(text: string): void {
    this.tell(text);
  }

  reset(reason: Reset): void {
    const held = this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
    this.transcript.clear();
    this.kept.clear();
    for (const collection of [this.own, this.cards, this.cases, this.retried]) collection.clear();
    this.asked = [];
    this.replayTo = 0;
    this.stopWorking();
    if (held) this.composer.focus();
    this.tell(this.words(reason));
  }

  private act(command: Command, label?: string): void {
    if (command.type === "status")
      for (const source of command.sources ?? []) this.retried.add(source);
    const id = this.connection.send(command, label);
    if (label !== undefined) {
      this.showOwn(id, label);
      this.settleAsked(label);
    }
    if (command.type !== "feedback") this.patience ??= setTimeout(() => this.late(), PATIENCE);
  }

  private showOwn(id: string, label: string): void {
    const message = new OwnMessage(id, label, this.words);
    message.deliver("sending");
    this.own.set(id, message);
    this.transcript.addPending(message.element);
  }

  private onSaid(said: Said): void {
    const mine = this.own.get(said.id);
    if (mine) {
      mine.text = said.text;
      mine.deliver("received");
      this.transcript.settle(mine.element);
    } else {
      const other = new OwnMessage(said.id, said.text, this.words);
      this.transcript.add(other.element);
    }
    this.settleAsked(said.text);
    this.kept.add(this.words("sender-you"), said.text);
  }

  private onReply(reply: Reply): void {
    this.stopWriting();
    if (!this.langChosen) this.speak(langOf(reply.lang));
    const context = this.context(langOf(reply.lang));
    const shown = replyMessage(reply, context);
    this.asked = shown.open;
    this.transcript.add(shown.element);
    this.kept.addReply(reply, context.words);
    const spoken = reply.blocks.map((block) => spokenBlock(block, context.words)).join(" ");
    this.arrived(reply.seq, `${context.words("sender-assistant")}: ${spoken}`, reply.lang);
    for (const block of reply.blocks) {
      if (block.type === "notice" && block.kind === "handover" && reply.seq > this.replayTo) {
        this.settings.escalate(block);
      }
    }
  }

  private onStatus(event: Status): void {
    const { source, report } = event;
    const context = this.context(this.lang);
    const card = statusMessage(event, context);
    const earlier = this.cards.get(source.connector);
    if (earlier && this.retried.delete(source.connector)) this.inPlace(earlier, card);
    else {
      if (earlier) this.transcript.remove(earlier);
      this.transcript.add(card);
    }
    this.cards.set(source.connector, card);
    for (const item of report.items) {
      this.cases.set(item.service, item);
      showOnSteps(this.element, item, (at) =>
        wordsIn(langOf(at.closest("[lang]")?.getAttribute("lang"))),
      );
    }
    this.kept.addStatus(event, context.words);
    const heading = context.words("status-heading", { name: source.name });
    this.arrived(event.seq, `${heading}. ${spokenReport(report)}`, this.lang);
    this.waitingFor.delete(source.name);
    this.showWorking();
  }

  /** Puts an agency's new card where its old one stands, and keeps focus there. */
  private inPlace(earlier: HTMLElement, card: HTMLElement): void {
    const root = earlier.getRootNode() as ShadowRoot;
    const held = earlier.contains(root.activeElement);
    earlier.replaceWith(card);
    if (held) card.focus();
  }

  /** Reads out what arrived, unless it was there before. */
  private arrived(seq: number, text: string, lang: string): void {
    if (seq > this.replayTo) this.announcer.announce(text, lang);
    else if (seq === this.replayTo) this.transcript.toEnd();
  }

  /** An answer lets itself be waited for; without a connection there is none to wait for. */
  private late(): void {
    if (this.told !== "online") return;
    this.isWriting = true;
    this.showWorking();
  }

  /** Shows what is on its way, or that nothing is; what it means is read out once. */
  private showWorking(): void {
    const names = [...this.waitingFor].join(", ");
    if (!names && !this.isWriting) return this.transcript.working(undefined);
    const text = names ? this.words("working-sources", { names }) : this.words("working");
    const isFirst = this.element.querySelector(".working") === null;
    this.transcript.working(workingMessage(text));
    if (isFirst) this.announce(text);
  }

  /** The answer is here, or will not come; agencies may still be asked. */
  private stopWriting(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.isWriting = false;
    this.showWorking();
  }

  private stopWorking(): void {
    this.waitingFor.clear();
    this.stopWriting();
  }

  private settleAsked(label: string): void {
    for (const asked of this.asked) asked.settle(label);
    this.asked = [];
  }

  /** Says something of the chat itself, on the screen and aloud. */
  private tell(text: string): void {
    this.transcript.add(h("p", { class: "message system", tabindex: -1 }, text));
    this.announce(text);
  }

  private announce(text: string): void {
    this.announcer.announce(text, this.lang);
  }

  private context(lang: Lang): Context {
    return {
      words: wordsIn(lang),
      lang,
      act: (command, label) => this.act(command, label),
      focusComposer: (event) => {
        if (!matchMedia("(pointer: coarse)").matches || isKeyboard(event)) this.composer.focus();
      },
      loginLink: (url) => this.loginLink(url),
      leaveForLogin: () => this.leaveForLogin(),
      statusOf: (service) => this.cases.get(service),
    };
  }

  private menuActions() {
    return {
      language: (lang: Lang) => {
        this.langChosen = true;
        this.speak(lang);
        this.connection.send({ type: "language", lang });
      },
      download: () => this.kept.download(this.words, this.lang),
      delete: () => this.delete(),
      resolve: (url: string) => this.resolve(url),
      loginLink: (url: string) => this.loginLink(url),
      comeBack: this.comeBack,
      leaveForLogin: () => this.leaveForLogin(),
    };
  }

  /** Deletes at the server, where there is anything to delete. */
  private delete(): void {
    if (this.settings.memory.resume) this.connection.send({ type: "delete" });
    else this.reset("deleted");
  }

  private resolve(url: string): string {
    return new URL(url, this.settings.server).href;
  }

  /** This page's path: only paths of its own does the server send a citizen back to. */
  private get comeBack(): string | undefined {
    const { origin, pathname, search } = location;
    return origin === this.settings.server.origin ? pathname + search : undefined;
  }

  private loginLink(url: string): { href: string; target?: string } {
    const address = new URL(this.resolve(url));
    if (this.comeBack) address.searchParams.set("return", this.comeBack);
    return { href: address.href, ...(this.comeBack ? {} : { target: "_blank" }) };
  }

  private leaveForLogin(): void {
    this.settings.memory.view = "login";
  }

  private frame(): HTMLElement {
    const mark = h("span", { class: "mark", "aria-hidden": "true" }, icon("chat"));
    const names = h("div", { class: "names" }, this.title, this.label);
    return h(
      "div",
      { class: "frame" },
      h("div", { class: "bar" }, mark, names, this.menu.button, this.closeButton),
      this.menu.element,
      this.state,
      this.transcript.element,
      this.composer.element,
      this.announcer.element,
    );
  }

  private relabel(): void {
    const { words, lang } = this;
    this.element.lang = lang;
    this.title.textContent = words("name");
    this.label.textContent = words("automated");
    this.closeButton.setAttribute("aria-label", words("close"));
    this.transcript.relabel(words);
    this.composer.relabel(words);
    this.menu.relabel(words, lang);
  }
}

/** Whether a click came from the keyboard: it has no press count. */
function isKeyboard(event: Event | undefined): boolean {
  return event instanceof MouseEvent ? event.detail === 0 : event?.type === "submit";
}

function socketUrl(server: URL): string {
  const url = new URL("ws", server);
  url.protocol = server.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
