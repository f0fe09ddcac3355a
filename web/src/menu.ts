import { h, icon, safeUrl } from "./dom.ts";
import type { Ui } from "./protocol.ts";
import { LANGS, type Lang, type Words } from "./words.ts";

/** The languages' own names: the one text that is the same in every language. */
const NAMES: Record<Lang, string> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

export interface MenuActions {
  language(lang: Lang): void;
  download(): void;
  delete(): void;
  /** An address of the server, as seen from the host page. */
  resolve(url: string): string;
  loginLink(url: string): { href: string; target?: string };
  /** The path of this page, where the server may send the citizen back to it. */
  readonly comeBack: string | undefined;
  leaveForLogin(): void;
}

/** The menu: a button and what it unfolds. Escape folds it again. */
export class Menu {
  readonly button = h("button", {
    class: "ds-button bar-button",
    type: "button",
    "data-variant": "tertiary",
    "data-icon": true,
    "aria-expanded": "false",
    "aria-controls": "menu",
    onclick: () => this.toggle(),
  });
  readonly element = h("div", { class: "menu", id: "menu", hidden: true });
  private ui: Ui | undefined;

  constructor(
    private words: Words,
    private lang: Lang,
    private readonly actions: MenuActions,
  ) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.escape(event);
    });
    this.button.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden) this.escape(event);
    });
    this.relabel(words, lang);
  }

  relabel(words: Words, lang: Lang): void {
    this.words = words;
    this.lang = lang;
    this.button.replaceChildren(icon("menu"));
    this.button.setAttribute("aria-label", words("menu"));
    this.draw();
  }

  /** What the server offers, known once there is a connection. */
  offer(ui: Ui): void {
    this.ui = ui;
    this.draw();
  }

  close(): void {
    this.element.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    this.draw();
  }

  private toggle(): void {
    const open = this.element.hidden;
    if (!open) return this.close();
    this.element.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
  }

  private escape(event: Event): void {
    event.stopPropagation();
    event.preventDefault();
    this.close();
    this.button.focus();
  }

  private draw(): void {
    const focused = this.focusedKey();
    const { ui, words } = this;
    this.element.replaceChildren(
      this.languages(),
      h(
        "ul",
        { class: "menu-list" },
        ui && this.login(ui),
        h(
          "li",
          {},
          this.item("menu-download", () => this.actions.download()),
        ),
        h(
          "li",
          {},
          this.item("menu-delete", () => this.askDelete()),
        ),
        ui?.privacy_url && h("li", {}, this.link(words("menu-privacy"), ui.privacy_url)),
        ui?.accessibility_url &&
          h("li", {}, this.link(words("menu-accessibility"), ui.accessibility_url)),
      ),
    );
    if (focused) this.element.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }

  /** What has focus, so that drawing anew does not take it away. */
  private focusedKey(): string | null | undefined {
    const root = this.element.getRootNode();
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    return this.element.contains(active) ? active?.getAttribute("data-key") : undefined;
  }

  private languages(): HTMLElement {
    const buttons = LANGS.map((lang) =>
      h(
        "button",
        {
          class: "ds-button",
          type: "button",
          lang,
          "data-key": lang,
          "data-variant": lang === this.lang ? "primary" : "secondary",
          "aria-pressed": lang === this.lang ? "true" : "false",
          onclick: () => this.actions.language(lang),
        },
        NAMES[lang],
      ),
    );
    const title = h(
      "h3",
      { class: "menu-title", id: "menu-language" },
      this.words("menu-language"),
    );
    return h(
      "div",
      { role: "group", "aria-labelledby": title.id },
      title,
      h("div", { class: "languages" }, ...buttons),
    );
  }

  /** In or out, where there is a login at all. */
  private login({ logged_in, login_url, logout_url }: Ui): HTMLElement | undefined {
    const { words, actions } = this;
    const leave = () => actions.leaveForLogin();
    if (!logged_in) {
      const attributes = { class: "menu-item", "data-key": "login", onclick: leave };
      return login_url
        ? h(
            "li",
            {},
            h("a", { ...attributes, ...actions.loginLink(login_url) }, words("menu-login")),
          )
        : undefined;
    }
    const button = { class: "menu-item", type: "submit", "data-key": "logout" };
    return h(
      "li",
      {},
      h("p", { class: "quiet menu-note" }, words("menu-logged-in")),
      logout_url !== undefined &&
        h(
          "form",
          { method: "post", action: actions.resolve(logout_url), onsubmit: leave },
          actions.comeBack !== undefined &&
            h("input", { type: "hidden", name: "return", value: actions.comeBack }),
          h("button", button, words("menu-logout")),
        ),
    );
  }

  private item(key: string, action: () => void): HTMLElement {
    return h(
      "button",
      { class: "menu-item", type: "button", "data-key": key, onclick: action },
      this.words(key),
    );
  }

  private link(label: string, url: string): HTMLElement {
    return h(
      "a",
      {
        class: "menu-item",
        href: safeUrl(this.actions.resolve(url)),
        target: "_blank",
        rel: "noopener",
      },
      label,
    );
  }

  /** Asks once more, in place of the menu, before anything is gone. */
  private askDelete(): void {
    const { words } = this;
    const ask = h("p", { id: "delete-ask", tabindex: -1 }, words("delete-ask"));
    const yes = () => {
      this.close();
      this.button.focus();
      this.actions.delete();
    };
    const no = () => {
      this.draw();
      this.element.querySelector<HTMLElement>('[data-key="menu-delete"]')?.focus();
    };
    this.element.replaceChildren(
      h(
        "div",
        { class: "delete", role: "group", "aria-labelledby": "delete-ask" },
        ask,
        h(
          "div",
          { class: "languages" },
          h(
            "button",
            { class: "ds-button", type: "button", "data-color": "danger", onclick: yes },
            words("delete-yes"),
          ),
          h(
            "button",
            { class: "ds-button", type: "button", "data-variant": "secondary", onclick: no },
            words("delete-no"),
          ),
        ),
      ),
    );
    ask.focus();
  }
}
