import compiled from "virtual:words";
import type { Compiled } from "../build/words.ts";

/** The languages the widget speaks. */
export const LANGS = ["nb", "nn", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** A message of `locales/<lang>/widget.ftl`, formatted. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The widget's words in one language. */
export function wordsIn(lang: Lang): Words {
  const messages: Record<string, Compiled> = compiled[lang];
  return (key, values = {}) => format(messages[key] ?? key, values, lang);
}

/** The language of a tag such as `nn-NO` or `no`; bokmål where it is none of ours. */
export function langOf(tag: string | null | undefined): Lang {
  const primary = (tag ?? "").toLowerCase().split("-")[0] ?? "";
  return LANGS.find((lang) => lang === primary) ?? "nb";
}

function format(message: Compiled, values: Record<string, string | number>, lang: Lang): string {
  if (typeof message === "string") return message;
  return message
    .map((part) => {
      if (typeof part === "string") return part;
      const value = values[part.v] ?? "";
      if (!("s" in part)) return String(value);
      const plural = typeof value === "number" ? new Intl.PluralRules(lang).select(value) : "";
      return format(part.s[value] ?? part.s[plural] ?? part.s[part.d] ?? "", values, lang);
    })
    .join("");
}
