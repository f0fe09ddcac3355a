import { h } from "../dom.ts";
import type { Context } from "./context.ts";

/** An offer to log in and come back to this page. */
export function login(
  block: { text: string; label: string; url: string },
  context: Context,
): HTMLElement {
  return h(
    "section",
    { class: "login" },
    h("p", {}, block.text),
    h(
      "a",
      {
        class: "ds-button",
        ...context.loginLink(block.url),
        onclick: () => context.leaveForLogin(),
      },
      block.label,
    ),
    h("p", { class: "quiet" }, context.words("login-note")),
  );
}
