import { h } from "./dom.ts";
import { plainBlock, plainReport } from "./plain.ts";
import type { Reply, Status } from "./protocol.ts";
import type { Lang, Words } from "./words.ts";

/** The conversation as plain text, for the file a citizen may keep. */
export class Record {
  private turns: string[] = [];

  get isEmpty(): boolean {
    return this.turns.length === 0;
  }

  add(sender: string, text: string): void {
    this.turns.push(`${sender}:\n${text}`);
  }

  addReply(reply: Reply, words: Words): void {
    const blocks = reply.blocks.map((block) => plainBlock(block, words)).filter(Boolean);
    this.add(words("sender-assistant"), blocks.join("\n\n"));
  }

  addStatus(status: Status, words: Words): void {
    this.add(words("status-heading", { name: status.source.name }), plainReport(status.report));
  }

  clear(): void {
    this.turns = [];
  }

  /** The whole as a text file, handed to the browser; it never leaves the machine. */
  download(words: Words, lang: Lang): void {
    const date = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
      dateStyle: "long",
    }).format();
    const text = [words("file-title", { date }), ...this.turns].join("\n\n");
    const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain;charset=utf-8" }));
    h("a", { href: url, download: words("file-name") }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
}
