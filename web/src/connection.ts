import { Outbox, type Unsent } from "./outbox.ts";
import {
  CLOSE,
  type Command,
  decode,
  type Hello,
  type Page,
  type ServerError,
  type ServerEvent,
  type ServerFrame,
  SUBPROTOCOL,
  type Welcome,
  type Working,
} from "./protocol.ts";
import type { Memory, Resume } from "./storage.ts";

/** `waiting`: the connection is lost and will be tried again. `idle`: nobody needs one now. */
export type Phase = "idle" | "connecting" | "online" | "waiting";

/** Why everything shown is to be forgotten. */
export type Reset = "deleted" | "replaced" | "logged-out";

export interface Listener {
  phase(phase: Phase): void;
  welcome(welcome: Welcome): void;
  /** In order of `seq`, each once. */
  event(event: ServerEvent): void;
  working(working: Working): void;
  received(id: string): void;
  /** What goes on from what is being typed, for the `suggest` of that number. */
  suggested(number: number, texts: string[]): void;
  /** The message was refused; sending it again makes sense where `again`. */
  refused(entry: Unsent, text: string, again: boolean): void;
  /** The server found something wrong that belongs to no message. */
  problem(text: string): void;
  reset(reason: Reset): void;
}

export interface Settings {
  url: string;
  memory: Memory;
  /** The host page's language and subject, read anew for each `hello`. */
  about: () => { lang: string; page: Page };
  listener: Listener;
  socket?: (url: string, protocol: string) => WebSocket;
  random?: () => number;
  /** In milliseconds. */
  times?: Partial<typeof TIMES>;
}

const TIMES = {
  /** The first wait before trying again; each further one is twice as long. */
  firstRetry: 500,
  lastRetry: 30_000,
  /** After this long without a confirmation the connection is held to be dead. */
  confirmed: 10_000,
  /** After this long with a gap in `seq` what is missing is asked for. */
  gap: 2_000,
  /** The wait before sending what was refused for the moment, unless the server says. */
  refused: 3_000,
};

/** How often a message is sent again by itself when the server refuses it for the moment. */
const ATTEMPTS = 5;

/** A conversation that survives lost connections: nothing is lost, nothing comes twice. */
export class Connection {
  private readonly outbox: Outbox;
  private readonly memory: Memory;
  private readonly listener: Listener;
  private readonly times: typeof TIMES;
  private socket: WebSocket | undefined;
  private mine: Resume | undefined;
  private welcomed = false;
  private lastSeq = 0;
  private readonly early = new Map<number, ServerEvent>();
  private failures = 0;
  private readonly attempts = new Map<string, number>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly settings: Settings) {
    this.memory = settings.memory;
    this.outbox = new Outbox(settings.memory);
    this.listener = settings.listener;
    this.times = { ...TIMES, ...settings.times };
  }

  /** What the server has not confirmed, oldest first. */
  get unsent(): readonly Unsent[] {
    return this.outbox.all;
  }

  /** Connects, unless it is connected or connecting already. */
  open(): void {
    if (this.socket) return;
    this.cancel("retry");
    this.listener.phase("connecting");
    const make = this.settings.socket ?? ((url, protocol) => new WebSocket(url, protocol));
    const socket = make(this.settings.url, SUBPROTOCOL);
    this.socket = socket;
    this.after("welcome", this.times.confirmed, () => this.lost());
    socket.onopen = () => this.hello();
    socket.onmessage = (message) => {
      if (this.socket === socket) this.hear(decode(message.data));
    };
    socket.onclose = (closed) => {
      if (this.socket === socket) this.closed(closed.code);
    };
  }

  /** Ends the connection and does not come back until `open` or `send`. */
  close(): void {
    this.drop();
    for (const name of [...this.timers.keys()]) this.cancel(name);
    this.listener.phase("idle");
  }

  /** Tries at once, as when the network is back. */
  retryNow(): void {
    if (this.timers.has("retry")) this.open();
  }

  /** Gives up the socket and connects anew, as when the network has gone away under it. */
  reconnect(): void {
    this.drop();
    this.open();
  }

  /** Loses the socket on purpose: the network is gone. Comes back by itself. */
  lost(): void {
    if (!this.socket) return;
    this.drop();
    this.retryLater();
  }

  /** Sends a command, now or when there is a connection, until the server confirms it. */
  send(command: Command, label?: string): string {
    const entry = this.outbox.add(command, label);
    this.transmit(entry);
    return entry.id;
  }

  /** Asks what goes on from what is being typed; not without a connection, and never again. */
  suggest(number: number, text: string): void {
    if (this.welcomed) this.socket?.send(JSON.stringify({ type: "suggest", number, text }));
  }

  /**
   * Another tab keeps this conversation now. All tabs share one: where two began one each at the
   * same moment, the one whose identifier sorts first is kept, and both tabs come to the same end.
   */
  elsewhere(resume: Resume | undefined): void {
    const mine = this.mine;
    if (!resume || !mine || resume.conversation === mine.conversation) return;
    if (mine.conversation < resume.conversation) {
      this.memory.resume = mine;
      return;
    }
    this.forgetEvents();
    this.listener.reset("replaced");
    this.reconnect();
  }

  private hello(): void {
    const { lang, page } = this.settings.about();
    const resume = this.memory.resume;
    const hello: Hello = { type: "hello", ...resume, lang, page };
    if (resume) hello.last_seq = this.lastSeq;
    this.socket?.send(JSON.stringify(hello));
  }

  private transmit(entry: Unsent): void {
    if (!this.welcomed) return this.open();
    this.socket?.send(JSON.stringify({ ...entry.command, id: entry.id }));
    this.after("confirmed", this.times.confirmed, () => this.reconnect());
  }

  private hear(frame: ServerFrame | undefined): void {
    switch (frame?.type) {
      case "welcome":
        return this.onWelcome(frame);
      case "received":
        return this.onReceived(frame.id);
      case "suggestions":
        return this.listener.suggested(frame.number, frame.texts);
      case "said":
      case "reply":
      case "status":
        return this.onEvent(frame);
      case "working":
        return this.listener.working(frame);
      case "error":
        return this.onError(frame);
      case "deleted":
        return this.onDeleted();
    }
  }

  private onWelcome(welcome: Welcome): void {
    const { conversation, resume_token } = welcome;
    this.mine = { conversation, resume_token };
    this.memory.resume = this.mine;
    this.welcomed = true;
    this.cancel("welcome");
    this.failures = 0;
    this.listener.welcome(welcome);
    this.listener.phase("online");
    for (const entry of this.outbox.all) this.transmit(entry);
  }

  private onReceived(id: string): void {
    this.settle(id);
    this.listener.received(id);
  }

  private onEvent(event: ServerEvent): void {
    if (event.seq <= this.lastSeq) return;
    this.early.set(event.seq, event);
    for (
      let next = this.early.get(this.lastSeq + 1);
      next;
      next = this.early.get(this.lastSeq + 1)
    ) {
      this.early.delete(next.seq);
      this.lastSeq = next.seq;
      if (next.type === "said") this.settle(next.id);
      this.listener.event(next);
    }
    if (this.early.size === 0) this.cancel("gap");
    else if (!this.timers.has("gap")) this.after("gap", this.times.gap, () => this.reconnect());
  }

  private onError(error: ServerError): void {
    if (error.code === "wrong_token") {
      this.memory.resume = undefined;
      this.forgetEvents();
      this.listener.reset("replaced");
      return this.hello();
    }
    const entry = this.outbox.all.find((one) => one.id === error.id);
    if (!entry) return this.listener.problem(error.text);
    const { id } = entry;
    const passing = error.code === "rate_limited" || error.code === "unavailable";
    const attempts = (this.attempts.get(id) ?? 0) + 1;
    this.cancel("confirmed");
    if (passing && attempts < ATTEMPTS) {
      this.attempts.set(id, attempts);
      const wait = error.retry_after_ms ?? this.times.refused * attempts;
      return this.after(`refused ${id}`, wait, () => this.again(id));
    }
    this.settle(id);
    this.listener.refused(entry, error.text, passing);
  }

  private onDeleted(): void {
    this.memory.resume = undefined;
    this.forget();
    this.close();
    this.listener.reset("deleted");
  }

  private again(id: string): void {
    const entry = this.outbox.all.find((one) => one.id === id);
    if (entry) this.transmit(entry);
  }

  private settle(id: string): void {
    this.outbox.take(id);
    this.attempts.delete(id);
    if (this.outbox.all.length === 0) this.cancel("confirmed");
  }

  private closed(code: number): void {
    this.drop();
    if (code === CLOSE.loggedOut) {
      this.forgetEvents();
      this.listener.reset("logged-out");
      return this.open();
    }
    if (code === CLOSE.idle && this.outbox.all.length === 0) return this.listener.phase("idle");
    this.retryLater();
  }

  private retryLater(): void {
    const { firstRetry, lastRetry } = this.times;
    const most = Math.min(firstRetry * 2 ** this.failures, lastRetry);
    this.failures += 1;
    const jitter = (this.settings.random ?? Math.random)();
    this.listener.phase("waiting");
    this.after("retry", most / 2 + (most / 2) * jitter, () => this.open());
  }

  private forget(): void {
    this.forgetEvents();
    this.outbox.clear();
  }

  private forgetEvents(): void {
    this.mine = undefined;
    this.lastSeq = 0;
    this.early.clear();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.welcomed = false;
    for (const name of ["welcome", "confirmed", "gap"]) this.cancel(name);
    if (socket && socket.readyState <= 1) socket.close();
  }

  private after(name: string, milliseconds: number, action: () => void): void {
    this.cancel(name);
    const timer = setTimeout(() => {
      this.timers.delete(name);
      action();
    }, milliseconds);
    this.timers.set(name, timer);
  }

  private cancel(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
