import { components, theme } from "virtual:styles";
import { Chat } from "./chat.ts";
import { h, icon } from "./dom.ts";
import type { Page } from "./protocol.ts";
import { Memory } from "./storage.ts";
import { langOf, wordsIn } from "./words.ts";

/** Where the chat fills the screen: a phone, or a page enlarged until it is as small. */
const SMALL = "(max-width: 40rem), (max-height: 32rem)";

/** A token of Designsystemet that every theme has; a host page without it gets the default theme. */
const TOKEN = "--ds-color-accent-base-default";

/**
 * `<livslos-chat>`: the chat on a host page.
 *
 * Attributes: `lang`; `visible` shows the button that opens it; `life-event`, `service` and
 * `municipality` say what the page is about; `context` names the part of the site and is not sent;
 * `src` is the server's address where it is not where this script came from.
 *
 * Methods `open()` and `close()`. Events `open`, `close` and `escalate` (the citizen was shown how
 * to reach a human; `detail` is the notice). Nothing is connected before the chat is opened, or
 * stands open from the page before.
 */
export class LivslosChat extends HTMLElement {
  static readonly observedAttributes = ["lang", "visible"];

  private readonly launcher = h("button", {
    class: "ds-button launcher",
    type: "button",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    onclick: () => this.open(),
  });
  private readonly dialog = h("dialog", { class: "panel", "aria-labelledby": "title" });
  private readonly small = matchMedia(SMALL);
  private chat: Chat | undefined;
  private gone = new AbortController();
  private returnTo: HTMLElement | undefined;
  private isShown = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.append(h("div", { class: "root", "data-size": "sm" }, this.launcher, this.dialog));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.close();
    });
  }

  connectedCallback(): void {
    this.adoptStyles();
    this.label();
    this.gone = new AbortController();
    const { signal } = this.gone;
    this.memory.onChange(() => this.chat?.elsewhere(), signal);
    addEventListener("online", () => this.chat?.wake(), { signal });
    addEventListener("offline", () => this.chat?.lost(), { signal });
    document.addEventListener("visibilitychange", () => this.onVisible(), { signal });
    this.small.addEventListener("change", () => this.fit(), { signal });
    visualViewport?.addEventListener("resize", () => this.measure(), { signal });
    const view = this.memory.view;
    if (view === "login" || (view === "open" && !this.small.matches)) this.show();
  }

  disconnectedCallback(): void {
    this.gone.abort();
    this.chat?.stop();
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    this.label();
    this.chat?.speak(langOf(this.pageLang));
  }

  /** Opens the chat and puts the citizen in its writing field. */
  open(): void {
    const root = document.activeElement;
    this.returnTo = root instanceof HTMLElement && root !== this ? root : undefined;
    this.show();
    this.chat?.focus();
  }

  /** Closes the chat; the conversation stays. Focus goes back to where it came from. */
  close(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.dialog.close();
    this.chat?.stop();
    this.memory.view = undefined;
    this.launcher.setAttribute("aria-expanded", "false");
    this.label();
    (this.returnTo ?? this.launcher).focus();
    this.dispatchEvent(new CustomEvent("close"));
  }

  private get memory(): Memory {
    return memoryOf(this.server.href);
  }

  private get server(): URL {
    const src = this.getAttribute("src");
    return new URL(
      src ? src.replace(/\/*$/, "/") : new URL(import.meta.url).origin,
      document.baseURI,
    );
  }

  private get pageLang(): string | null {
    return this.closest("[lang]")?.getAttribute("lang") ?? null;
  }

  private get page(): Page {
    const [life_event, service, municipality] = ["life-event", "service", "municipality"].map(
      (name) => this.getAttribute(name) ?? undefined,
    );
    return {
      ...(life_event && { life_event }),
      ...(service && { service }),
      ...(municipality && { municipality }),
    };
  }

  private show(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.adoptStyles();
    this.chat ??= this.makeChat();
    this.memory.view = "open";
    this.fit();
    this.measure();
    this.launcher.setAttribute("aria-expanded", "true");
    this.chat.start();
    this.dispatchEvent(new CustomEvent("open"));
  }

  private makeChat(): Chat {
    const chat = new Chat({
      server: this.server,
      memory: this.memory,
      page: () => this.page,
      lang: langOf(this.pageLang),
      close: () => this.close(),
      escalate: (detail) => this.dispatchEvent(new CustomEvent("escalate", { detail })),
    });
    this.dialog.append(chat.element);
    return chat;
  }

  /** A window beside the page, or over all of it where the screen is small; focus stays. */
  private fit(): void {
    if (!this.isShown) return;
    const focused = this.shadowRoot?.activeElement;
    if (this.dialog.open) this.dialog.close();
    if (this.small.matches) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** What the on-screen keyboard leaves of a small screen. */
  private measure(): void {
    if (visualViewport)
      this.dialog.style.setProperty("--visible-height", `${visualViewport.height}px`);
  }

  private onVisible(): void {
    if (document.visibilityState === "visible" && this.isShown) this.chat?.start();
  }

  private label(): void {
    const words = wordsIn(langOf(this.pageLang));
    this.launcher.replaceChildren(icon("chat"), words("launcher"));
    this.launcher.lang = langOf(this.pageLang);
    this.launcher.hidden = !this.hasAttribute("visible") && this.memory.resume === undefined;
  }

  /** The components always; the default theme only where the host page has no theme of its own. */
  private adoptStyles(): void {
    const around = getComputedStyle(this.parentElement ?? document.documentElement);
    const themed = around.getPropertyValue(TOKEN) !== "";
    if (this.shadowRoot) {
      this.shadowRoot.adoptedStyleSheets = [...(themed ? [] : [sheet(theme)]), sheet(components)];
    }
  }
}

const sheets = new Map<string, CSSStyleSheet>();

/** A constructed style sheet: allowed where a page's content security policy forbids inline styles. */
function sheet(css: string): CSSStyleSheet {
  const made = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) {
    made.replaceSync(css);
    sheets.set(css, made);
  }
  return made;
}

const memories = new Map<string, Memory>();

function memoryOf(server: string): Memory {
  const memory = memories.get(server) ?? new Memory(server);
  memories.set(server, memory);
  return memory;
}

if (!customElements.get("livslos-chat")) customElements.define("livslos-chat", LivslosChat);
