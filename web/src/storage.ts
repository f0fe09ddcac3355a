/** What the browser remembers of a conversation: which one, and what is still to be sent. */

/** The right to come back to a conversation; the server picked both. */
export interface Resume {
  conversation: string;
  resume_token: string;
}

/** The part of `Storage` used, so that a browser that forbids storage gets one in memory. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Which conversation: shared by all tabs and kept when the browser closes, so that a citizen who
 * closes the laptop comes back to the same one. What is still unsent, and whether the chat was
 * open, belong to the tab and go with it.
 */
export class Memory {
  private readonly key: string;

  constructor(
    server: string,
    private readonly shared: Store = storage("localStorage"),
    private readonly tab: Store = storage("sessionStorage"),
  ) {
    this.key = `livslos:${server}`;
  }

  get resume(): Resume | undefined {
    return read<Resume>(this.shared, this.key, (value) => {
      return typeof value.conversation === "string" && typeof value.resume_token === "string";
    });
  }

  set resume(resume: Resume | undefined) {
    write(this.shared, this.key, resume);
  }

  /** Commands not yet confirmed, oldest first. */
  get unsent(): unknown[] {
    return read<unknown[]>(this.tab, `${this.key}:unsent`, Array.isArray) ?? [];
  }

  set unsent(commands: unknown[]) {
    write(this.tab, `${this.key}:unsent`, commands.length > 0 ? commands : undefined);
  }

  /** Whether the chat stands open in this tab; `login` while the citizen is away to log in. */
  get view(): "open" | "login" | undefined {
    const view = this.tab.getItem(`${this.key}:view`);
    return view === "open" || view === "login" ? view : undefined;
  }

  set view(view: "open" | "login" | undefined) {
    if (view) this.tab.setItem(`${this.key}:view`, view);
    else this.tab.removeItem(`${this.key}:view`);
  }

  /** Calls back when another tab began, changed or deleted the conversation. */
  onChange(changed: (resume: Resume | undefined) => void, signal: AbortSignal): void {
    const heard = (event: StorageEvent) => {
      if (event.key === this.key || event.key === null) changed(this.resume);
    };
    addEventListener("storage", heard, { signal });
  }
}

function read<T>(store: Store, key: string, valid: (value: T) => boolean): T | undefined {
  try {
    const value = JSON.parse(store.getItem(key) ?? "null") as T | null;
    return value !== null && valid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(store: Store, key: string, value: unknown): void {
  if (value === undefined) return store.removeItem(key);
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // The browser's storage is full: the conversation goes on, but not past this page.
  }
}

/** The browser's storage, or one in memory where it is forbidden or full. */
function storage(kind: "localStorage" | "sessionStorage"): Store {
  try {
    const store = globalThis[kind];
    store.setItem("livslos", "");
    store.removeItem("livslos");
    return store;
  } catch {
    return memoryStore();
  }
}

/** A store that lasts as long as the page. */
export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
