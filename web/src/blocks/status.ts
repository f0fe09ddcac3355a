import { h, icon } from "../dom.ts";
import type { Report, Source, StatusItem } from "../protocol.ts";
import { type Context, outLink } from "./context.ts";
import { stateColor } from "./steps.ts";

/** What one agency answered. What went wrong is told by name and never looks like "no cases". */
export function status(source: Source, report: Report, context: Context): HTMLElement[] {
  const { words } = context;
  const answered = report.outcome === "ok" || report.outcome === "partial";
  const again = () => context.act({ type: "status", sources: [source.connector] });
  return [
    h(
      "p",
      { class: answered ? "outcome" : "outcome failed" },
      !answered && icon("alert"),
      h("span", {}, report.text),
    ),
    report.items.length > 0 &&
      h("ul", { class: "cases" }, ...report.items.map((one) => item(one, context))),
    report.hidden && h("p", { class: "quiet" }, report.hidden),
    report.link && h("p", {}, actionLink(report.link, context)),
    report.retry &&
      h(
        "button",
        { class: "ds-button", type: "button", "data-variant": "secondary", onclick: again },
        words("ask-again"),
      ),
    ...mailboxes(report, context),
    report.fetched_text && h("p", { class: "quiet" }, report.fetched_text),
  ].filter((part) => part instanceof HTMLElement);
}

function item(one: StatusItem, { words }: Context): HTMLElement {
  const actions = one.actions.map((action) => h("li", {}, outLink(words, action)));
  return h(
    "li",
    { class: "case" },
    h("h4", { class: "case-title" }, one.title),
    h("span", { class: "ds-tag", "data-color": stateColor(one.state) }, one.state_label),
    one.summary && h("p", {}, one.summary),
    one.due_text && h("p", { class: "due" }, icon("clock"), one.due_text),
    one.expected_text && h("p", {}, one.expected_text),
    one.updated_text && h("p", { class: "quiet" }, one.updated_text),
    actions.length > 0 && h("ul", { class: "actions" }, ...actions),
  );
}

function mailboxes(report: Report, { words }: Context): HTMLElement[] {
  if (!report.mailboxes?.length) return [];
  return [
    h("h4", { class: "mailboxes-title" }, icon("post"), words("mailboxes")),
    h(
      "ul",
      { class: "ds-list" },
      ...report.mailboxes.map((box) => h("li", {}, outLink(words, box))),
    ),
  ];
}

/** A link about the outcome; a path of our own is a login and comes back here. */
function actionLink(link: { label: string; url: string }, context: Context): HTMLElement {
  if (!link.url.startsWith("/")) return outLink(context.words, link);
  const attributes = { class: "ds-button", onclick: () => context.leaveForLogin() };
  return h("a", { ...attributes, ...context.loginLink(link.url) }, link.label);
}
