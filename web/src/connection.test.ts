import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { Connection, type Listener, type Phase, type Reset } from "./connection.ts";
import type { Unsent } from "./outbox.ts";
import type { Hello, ServerEvent } from "./protocol.ts";
import { Memory, memoryStore } from "./storage.ts";

const UI = { logged_in: false, login_url: "/login", logout_url: "/logout", max_text: 2000 };

/** The server's half of the protocol over a real socket: one conversation, an event log. */
class Server {
  readonly sockets = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  readonly hellos: Hello[] = [];
  readonly log: ServerEvent[] = [];
  readonly processed: string[] = [];
  token = "right";
  /** Whether messages are confirmed; or what is answered instead. */
  confirm = true;
  refuse: object | undefined;

  constructor() {
    this.sockets.on("connection", (socket) => {
      socket.on("message", (data) => this.hear(socket, JSON.parse(String(data))));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.sockets.address() as AddressInfo).port}/ws`;
  }

  say(event: Record<string, unknown>): void {
    const logged = { seq: this.log.length + 1, ...event } as ServerEvent;
    this.log.push(logged);
    for (const socket of this.sockets.clients) socket.send(JSON.stringify(logged));
  }

  cut(code?: number): void {
    for (const socket of this.sockets.clients) code ? socket.close(code) : socket.terminate();
  }

  private hear(
    socket: WebSocket,
    frame: { type: string; id: string; text: string; number: number } & Hello,
  ): void {
    if (frame.type === "hello") return this.hello(socket, frame);
    if (frame.type === "suggest") return this.suggest(socket, frame);
    if (frame.type === "delete") return socket.send('{"type":"deleted"}');
    if (this.refuse)
      return socket.send(JSON.stringify({ type: "error", id: frame.id, ...this.refuse }));
    if (!this.processed.includes(frame.id)) {
      this.processed.push(frame.id);
      this.say({ type: "said", id: frame.id, text: frame.text });
    }
    if (this.confirm) socket.send(JSON.stringify({ type: "received", id: frame.id }));
  }

  private suggest(socket: WebSocket, { number, text }: { number: number; text: string }): void {
    const texts = [`${text}penger`];
    socket.send(JSON.stringify({ type: "suggestions", number, texts }));
  }

  private hello(socket: WebSocket, hello: Hello): void {
    this.hellos.push(hello);
    if (hello.conversation && hello.resume_token !== this.token) {
      return socket.send('{"type":"error","code":"wrong_token","text":"?"}');
    }
    const seq = this.log.length;
    const resume = { conversation: "c1", resume_token: this.token };
    socket.send(JSON.stringify({ type: "welcome", ...resume, seq, lang: "nb", ui: UI }));
    for (const event of this.log.slice(hello.last_seq ?? 0)) socket.send(JSON.stringify(event));
  }
}

class Heard implements Listener {
  readonly phases: Phase[] = [];
  readonly events: ServerEvent[] = [];
  readonly confirmed: string[] = [];
  readonly suggestions: [number, string[]][] = [];
  readonly refusals: [string, boolean][] = [];
  readonly resets: Reset[] = [];
  phase = (phase: Phase) => void this.phases.push(phase);
  welcome = () => {};
  event = (event: ServerEvent) => void this.events.push(event);
  working = () => {};
  received = (id: string) => void this.confirmed.push(id);
  suggested = (number: number, texts: string[]) => void this.suggestions.push([number, texts]);
  refused = (_: Unsent, text: string, again: boolean) => void this.refusals.push([text, again]);
  problem = () => {};
  reset = (reason: Reset) => void this.resets.push(reason);
}

const open: { close(): void }[] = [];

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function setup(memory = new Memory("test", memoryStore(), memoryStore())) {
  const server = new Server();
  await once(server.sockets, "listening");
  const heard = new Heard();
  const connection = new Connection({
    url: server.url,
    memory,
    about: () => ({ lang: "nb", page: { service: "omsorgsstonad" } }),
    listener: heard,
    socket: browserSocket,
    random: () => 0,
    times: { firstRetry: 20, lastRetry: 80, confirmed: 200, gap: 50, refused: 20 },
  });
  open.push(connection, server.sockets);
  return { server, heard, connection, memory };
}

/** A browser tells of a failed connection by `close` alone; the library of Node throws as well. */
function browserSocket(url: string, protocol: string): globalThis.WebSocket {
  const socket = new WebSocket(url, protocol);
  socket.on("error", () => {});
  return socket as unknown as globalThis.WebSocket;
}

/** Waits until what is watched is what is expected, and fails with the difference if it never is. */
async function until<T>(watch: () => T, expected: T): Promise<void> {
  await expect.poll(watch, { interval: 5, timeout: 3000 }).toEqual(expected);
}

const texts = (heard: Heard) =>
  heard.events.map((event) => ("text" in event ? event.text : event.type));

describe("suggestions", () => {
  test("are asked for on a connection that stands, and are no message that waits for one", async () => {
    const { heard, connection } = await setup();
    connection.suggest(1, "barne");
    expect(heard.phases).toEqual([]);
    connection.open();
    await until(() => heard.phases, ["connecting", "online"]);
    connection.suggest(2, "foreldre");
    await until(() => heard.suggestions, [[2, ["foreldrepenger"]]]);
    expect(connection.unsent).toEqual([]);
  });
});

describe("a new conversation", () => {
  test("says where it is, and remembers what the server picked", async () => {
    const { server, heard, connection, memory } = await setup();
    connection.open();
    await until(() => heard.phases, ["connecting", "online"]);
    expect(server.hellos).toEqual([
      { type: "hello", lang: "nb", page: { service: "omsorgsstonad" } },
    ]);
    expect(memory.resume).toEqual({ conversation: "c1", resume_token: "right" });
  });

  test("a message written before there is a connection is sent when there is one", async () => {
    const { heard, connection } = await setup();
    const id = connection.send({ type: "say", text: "hei" }, "hei");
    await until(() => heard.confirmed, [id]);
    expect(texts(heard)).toEqual(["hei"]);
    expect(connection.unsent).toEqual([]);
  });
});

describe("a lost connection", () => {
  test("comes back with the last seq and gets exactly what it missed", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    server.say({ type: "reply", lang: "nb", blocks: [] });
    await until(() => heard.events.length, 1);
    server.cut();
    server.say({ type: "said", id: "other-tab", text: "missed" });
    await until(() => texts(heard), ["reply", "missed"]);
    expect(server.hellos[1]).toMatchObject({
      conversation: "c1",
      resume_token: "right",
      last_seq: 1,
    });
    expect(heard.phases).toContain("waiting");
  });

  test("what was not confirmed is sent again under the same id and processed once", async () => {
    const { server, heard, connection } = await setup();
    server.confirm = false;
    const id = connection.send({ type: "say", text: "én gang" }, "én gang");
    await until(() => server.processed, [id]);
    server.cut();
    server.confirm = true;
    connection.send({ type: "say", text: "to" }, "to");
    await until(() => texts(heard), ["én gang", "to"]);
    expect(server.processed).toHaveLength(2);
    await until(() => connection.unsent, []);
  });

  test("a socket that no longer confirms is given up", async () => {
    const { server, connection } = await setup();
    connection.open();
    await until(() => server.hellos.length, 1);
    for (const socket of server.sockets.clients) socket.removeAllListeners("message");
    connection.send({ type: "say", text: "er du der?" }, "er du der?");
    await until(() => server.processed.length, 1);
    expect(server.hellos).toHaveLength(2);
  });

  test("waits longer each time, up to a bound", async () => {
    const { server, heard, connection } = await setup();
    server.sockets.close();
    await once(server.sockets, "close");
    const began = performance.now();
    connection.open();
    await until(() => heard.phases.filter((phase) => phase === "waiting").length, 5);
    expect(performance.now() - began).toBeGreaterThan(10 + 20 + 40 + 40);
  });

  test("closed for being idle, it comes back when there is something to send", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    server.cut(4002);
    await until(() => heard.phases.at(-1), "idle");
    connection.send({ type: "say", text: "hei igjen" }, "hei igjen");
    await until(() => texts(heard), ["hei igjen"]);
  });
});

describe("order", () => {
  test("events that come early wait for their turn; what comes twice is shown once", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    const said = (seq: number) =>
      JSON.stringify({ type: "said", seq, id: `m${seq}`, text: `${seq}` });
    for (const socket of server.sockets.clients) {
      for (const seq of [1, 3, 2, 2, 1, 4]) socket.send(said(seq));
    }
    await until(() => texts(heard), ["1", "2", "3", "4"]);
  });

  test("a gap that stays is asked for", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    server.log.push({ type: "said", seq: 1, id: "a", text: "lost on the way" });
    server.say({ type: "said", id: "b", text: "after it" });
    await until(() => texts(heard), ["lost on the way", "after it"]);
  });

  test("frames that are not frames change nothing", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    for (const socket of server.sockets.clients) {
      for (const data of ["", "{", "null", "[]", '{"type":7}', '{"type":"news"}'])
        socket.send(data);
    }
    server.say({ type: "said", id: "a", text: "still here" });
    await until(() => texts(heard), ["still here"]);
  });
});

describe("refusals", () => {
  test("for the moment: sent again by itself", async () => {
    const { server, heard, connection } = await setup();
    server.refuse = { code: "rate_limited", text: "For fort", retry_after_ms: 30 };
    connection.send({ type: "say", text: "hei" }, "hei");
    await until(() => server.hellos.length, 1);
    setTimeout(() => {
      server.refuse = undefined;
    }, 50);
    await until(() => texts(heard), ["hei"]);
    expect(heard.refusals).toEqual([]);
  });

  test("for good: told, and not sent again", async () => {
    const { server, heard, connection } = await setup();
    server.refuse = { code: "bad_text", text: "For lang" };
    connection.send({ type: "say", text: "…" }, "…");
    await until(() => heard.refusals, [["For lang", false]]);
    expect(connection.unsent).toEqual([]);
  });

  test("a wrong token begins a new conversation and keeps what is unsent", async () => {
    const memory = new Memory("test", memoryStore(), memoryStore());
    memory.resume = { conversation: "old", resume_token: "wrong" };
    const { server, heard, connection } = await setup(memory);
    connection.send({ type: "say", text: "hei" }, "hei");
    await until(() => texts(heard), ["hei"]);
    expect(heard.resets).toEqual(["replaced"]);
    expect(server.hellos.at(-1)).not.toHaveProperty("conversation");
    expect(memory.resume?.conversation).toBe("c1");
  });
});

describe("the end", () => {
  test("deleting forgets the conversation and what was unsent", async () => {
    const { heard, connection, memory } = await setup();
    connection.open();
    await until(() => heard.phases.at(-1), "online");
    connection.send({ type: "delete" });
    await until(() => heard.resets, ["deleted"]);
    expect(memory.resume).toBeUndefined();
    expect(connection.unsent).toEqual([]);
    expect(heard.phases.at(-1)).toBe("idle");
  });

  test("after a logout everything is fetched anew", async () => {
    const { server, heard, connection } = await setup();
    connection.open();
    server.say({ type: "said", id: "a", text: "hei" });
    await until(() => texts(heard), ["hei"]);
    server.cut(4001);
    await until(() => texts(heard), ["hei", "hei"]);
    expect(heard.resets).toEqual(["logged-out"]);
    expect(server.hellos.at(-1)?.last_seq).toBe(0);
  });

  test("a reload sends what was unsent, under the same id", async () => {
    const memory = new Memory("test", memoryStore(), memoryStore());
    const { connection, server } = await setup(memory);
    server.sockets.close();
    const id = connection.send({ type: "say", text: "før" }, "før");
    connection.close();
    const after = await setup(memory);
    after.connection.open();
    await until(() => after.heard.confirmed, [id]);
  });
});

describe("two tabs", () => {
  test.each([
    ["a1", 1],
    ["z9", 0],
  ])(
    "a conversation begun elsewhere as %s: the one that sorts first is kept",
    async (other, resets) => {
      const { heard, connection, memory } = await setup();
      connection.open();
      await until(() => heard.phases.at(-1), "online");
      memory.resume = { conversation: other, resume_token: "right" };
      connection.elsewhere(memory.resume);
      await until(() => heard.resets.length, resets);
      if (resets === 0) expect(memory.resume.conversation).toBe("c1");
    },
  );
});
