import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import { Chat } from "./chat.ts";

/** The binary under test; built by `make`. */
const BINARY =
  process.env.LIVSLOS_BIN ?? resolve(import.meta.dirname, "../../target/release/livslos");

/** How long the demo may take to answer; a debug build trains slowly. */
const START = 120_000;

/** A running `livslos demo` with a data folder of its own, which can be stopped and started again. */
export class Demo {
  private process: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly data: string,
  ) {}

  static async begin(): Promise<Demo> {
    const data = await mkdtemp(join(tmpdir(), "livslos-browser-"));
    const demo = new Demo(`http://127.0.0.1:${await freePort()}`, data);
    await demo.start();
    return demo;
  }

  /** Starts on the same port with the same data, and waits until it answers. */
  async start(): Promise<void> {
    const port = new URL(this.url).port;
    const child = spawn(BINARY, ["demo", "--port", port, "--data", this.data], {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: resolve(import.meta.dirname, "../.."),
    });
    this.process = child;
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
    });
    child.stderr.on("data", (text) => {
      said += text;
    });
    const answers = async () =>
      (await fetch(`${this.url}/health`).catch(() => undefined))?.ok === true;
    for (const since = Date.now(); !(await answers()); await pause(100)) {
      if (child.exitCode !== null || Date.now() - since > START) {
        throw new Error(`${BINARY} demo does not answer at ${this.url}:\n${said}`);
      }
    }
  }

  async stop(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Tests get the demo, shared by all of them, and the chat on the demo's front page. */
export const test = base.extend<{ chat: Chat }, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures used
    async ({}, use) => {
      const demo = await Demo.begin();
      await use(demo);
      await demo.end();
    },
    { scope: "worker", timeout: START },
  ],
  chat: async ({ page, demo }, use) => use(new Chat(page, demo.url)),
});

export { expect } from "@playwright/test";

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
