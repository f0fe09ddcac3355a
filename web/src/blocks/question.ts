import { h } from "../dom.ts";
import type { QuestionBlock } from "../protocol.ts";
import type { Lang, Words } from "../words.ts";
import { ChoiceGroup, type Context } from "./context.ts";

/** A question on the screen. */
export interface Asked {
  element: HTMLElement;
  /** The conversation went on; `label` is what the citizen said. */
  settle(label: string): void;
}

/** A fact's question: fields or choices, and always a way not to answer. */
export function question(block: QuestionBlock, at: string, context: Context): Asked {
  const answer = (value: string, label: string, event: Event) => {
    context.act({ type: "answer", question: block.fact, value }, label);
    context.focusComposer(event);
  };
  const skip = new ChoiceGroup(context.words, (_, label, event) => answer("", label, event));
  const head = [
    h("h4", { class: "block-title", id: `${at}-ask` }, block.text),
    h("p", { class: "quiet", id: `${at}-why` }, block.why),
  ];
  if (block.answer.kind === "choice") {
    const group = new ChoiceGroup(context.words, (id, label, event) => answer(id, label, event));
    for (const choice of block.answer.choices) group.add(choice.id, choice.label);
    group.add("", block.skip, "tertiary");
    const attributes = { class: "question", role: "group", "aria-labelledby": `${at}-ask` };
    return {
      element: h("div", attributes, ...head, group.element),
      settle: (label) => group.markLabel(label),
    };
  }
  skip.add("", block.skip, "tertiary");
  const form = fields(block, block.answer.kind, at, context, answer);
  const controls = h("div", { class: "question-controls" }, form, skip.element);
  return {
    element: h("div", { class: "question" }, ...head, controls),
    settle: () => {
      const root = controls.getRootNode() as ShadowRoot;
      if (!controls.contains(root.activeElement)) controls.hidden = true;
    },
  };
}

/** What a field reads: the value that is sent and the words in the citizen's bubble, or an error. */
type Read = { value: string; label: string } | { error: string; fault: HTMLInputElement };

function fields(
  block: QuestionBlock,
  kind: "date" | "number" | "place",
  at: string,
  { words, lang }: Context,
  answer: (value: string, label: string, event: Event) => void,
): HTMLElement {
  const { controls, read } =
    kind === "date" ? dateFields(at, words, lang) : oneField(block, kind, at, words);
  const error = h("p", { class: "error", id: `${at}-error`, role: "alert" });
  const submit = (event: Event) => {
    event.preventDefault();
    const got = read();
    const failed = "error" in got;
    error.textContent = failed ? got.error : "";
    for (const input of controls.querySelectorAll("input")) {
      input.toggleAttribute("aria-invalid", false);
    }
    if (failed) {
      got.fault.setAttribute("aria-invalid", "true");
      got.fault.focus();
    } else {
      answer(got.value, got.label, event);
    }
  };
  return h(
    "form",
    { class: "answer", novalidate: true, onsubmit: submit },
    controls,
    error,
    h("button", { class: "ds-button", type: "submit" }, words("answer")),
  );
}

function dateFields(at: string, words: Words, lang: Lang) {
  const example = `3 3 ${new Date().getFullYear() + 1}`;
  const input = (name: "day" | "month" | "year", length: number) =>
    h("input", {
      class: "ds-input",
      id: `${at}-${name}`,
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: length,
      size: length,
      "aria-describedby": `${at}-error`,
    });
  const [day, month, year] = [input("day", 2), input("month", 2), input("year", 4)] as const;
  const labelled = (field: HTMLElement, key: string) =>
    h("div", {}, h("label", { class: "ds-label", for: field.id }, words(key)), field);
  const controls = h(
    "div",
    {
      role: "group",
      "aria-labelledby": `${at}-ask`,
      "aria-describedby": `${at}-why ${at}-example`,
    },
    h("p", { class: "quiet", id: `${at}-example` }, words("date-example", { example })),
    h(
      "div",
      { class: "date" },
      labelled(day, "day"),
      labelled(month, "month"),
      labelled(year, "year"),
    ),
  );
  const read = (): Read => {
    const value = isoDate(day.value, month.value, year.value);
    if (!value)
      return { error: words("date-wrong", { example }), fault: firstWrong(day, month, year) };
    return { value, label: longDate(value, lang) };
  };
  return { controls, read };
}

function oneField(block: QuestionBlock, kind: "number" | "place", at: string, words: Words) {
  const input = h("input", {
    class: "ds-input",
    id: `${at}-field`,
    autocomplete: "off",
    inputmode: kind === "number" ? "numeric" : undefined,
    "aria-describedby": `${at}-ask ${at}-error`,
  });
  const label = h(
    "label",
    { class: "ds-label", for: input.id },
    words(kind === "number" ? "number-label" : "place-label"),
  );
  const read = (): Read => {
    const value = input.value.trim();
    if (value === "") return { error: words("answer-empty", { skip: block.skip }), fault: input };
    const number = value.replace(/\s/g, "");
    if (kind === "place") return { value, label: value };
    if (!/^\d{1,9}$/.test(number)) return { error: words("number-wrong"), fault: input };
    return { value: number, label: value };
  };
  return { controls: h("div", {}, label, input), read };
}

/** The day as `2027-03-01` where it exists; a year of two digits is one of this century. */
export function isoDate(day: string, month: string, year: string): string | undefined {
  const [d, m, y] = [day, month, year].map((part) =>
    /^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN,
  );
  if (d === undefined || m === undefined || y === undefined) return undefined;
  const full = y < 100 ? 2000 + y : y;
  const date = new Date(Date.UTC(full, m - 1, d));
  const exists = date.getUTCMonth() === m - 1 && date.getUTCDate() === d && full >= 1000;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

function longDate(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(`${iso}T00:00:00Z`));
}

/** The field to go back to: the first that is empty or cannot be, else the day. */
function firstWrong(
  day: HTMLInputElement,
  month: HTMLInputElement,
  year: HTMLInputElement,
): HTMLInputElement {
  const within = (field: HTMLInputElement, most: number) => {
    const value = Number(field.value);
    return value >= 1 && value <= most;
  };
  if (!within(day, 31)) return day;
  if (!within(month, 12)) return month;
  return within(year, 9999) ? day : year;
}
