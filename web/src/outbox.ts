import type { Command } from "./protocol.ts";
import type { Memory } from "./storage.ts";

/** Something the citizen did that the server has not confirmed. */
export interface Unsent {
  id: string;
  command: Command;
  /** What stands in the citizen's bubble; left out where the command has none. */
  label?: string;
}

/**
 * What is still to be confirmed, oldest first. It survives a reload of the page, and an entry
 * keeps its `id` however often it is sent, so that the server processes it once.
 */
export class Outbox {
  private entries: Unsent[];

  constructor(private readonly memory: Memory) {
    this.entries = memory.unsent as Unsent[];
  }

  get all(): readonly Unsent[] {
    return this.entries;
  }

  add(command: Command, label?: string): Unsent {
    const entry = { id: crypto.randomUUID(), command, ...(label === undefined ? {} : { label }) };
    this.keep([...this.entries, entry]);
    return entry;
  }

  /** Takes an entry out; `undefined` when it was not there. */
  take(id: string): Unsent | undefined {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) this.keep(this.entries.filter((one) => one !== entry));
    return entry;
  }

  clear(): void {
    this.keep([]);
  }

  private keep(entries: Unsent[]): void {
    this.entries = entries;
    this.memory.unsent = entries;
  }
}
