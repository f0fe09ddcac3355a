import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, variables } from "../build/words.ts";
import { LANGS, langOf, wordsIn } from "./words.ts";

const compiled = Object.fromEntries(
  LANGS.map((lang) => {
    const file = resolve(import.meta.dirname, `../../locales/${lang}/widget.ftl`);
    return [lang, compile(readFileSync(file, "utf8"))];
  }),
);
const bokmal = compiled.nb ?? {};

describe("widget.ftl", () => {
  test.each(LANGS)("%s has the same messages with the same variables", (lang) => {
    const shape = (messages: ReturnType<typeof compile>) =>
      Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, variables(value)]));
    expect(shape(compiled[lang] ?? {})).toEqual(shape(bokmal));
  });

  test("has every message the widget says, and no other", () => {
    expect([...said()].sort()).toEqual(Object.keys(bokmal).sort());
  });

  test("what does not parse or is more than the formatter knows is an error", () => {
    expect(() => compile("key = { broken")).toThrow("widget.ftl");
    expect(() => compile("key = { NUMBER($count) }")).toThrow("FunctionReference");
    expect(() => compile("a = 1\na = 2")).toThrow("twice");
  });
});

describe("formatting", () => {
  test.each([
    ["nb", 1, "1 ny melding"],
    ["nb", 2, "2 nye meldinger"],
    ["nn", 0, "0 nye meldingar"],
    ["en", 1, "1 new message"],
    ["en", 21, "21 new messages"],
  ] as const)("%s: %i new messages", (lang, count, expected) => {
    expect(wordsIn(lang)("new-messages", { count })).toBe(expected);
  });

  test("a variable is put where it belongs", () => {
    expect(wordsIn("nn")("call", { phone: "113" })).toBe("Ring 113");
  });
});

test.each([
  ["nn-NO", "nn"],
  ["EN", "en"],
  ["no", "nb"],
  ["se", "nb"],
  ["", "nb"],
  [null, "nb"],
])("the language of %j is %s", (tag, lang) => {
  expect(langOf(tag)).toBe(lang);
});

/** The keys that the widget's code names, literally or by the few patterns it has. */
function said(): Set<string> {
  const keys = new Set<string>(["deleted", "replaced", "logged-out"]);
  const folders = [import.meta.dirname, resolve(import.meta.dirname, "blocks")];
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((one) => /(?<!\.test)\.ts$/.test(one))) {
      const code = readFileSync(resolve(folder, name), "utf8");
      for (const [, inside = ""] of code.matchAll(/\bwords\(([^()]*)/g)) {
        for (const [, key = ""] of inside.split("{")[0]?.matchAll(/(?<!=== )"([a-z-]+)"/g) ?? [])
          keys.add(key);
      }
      for (const [, key = ""] of code.matchAll(/this\.item\("([a-z-]+)"/g)) keys.add(key);
      for (const [, key = ""] of code.matchAll(/labelled\(\w+, "([a-z-]+)"/g)) keys.add(key);
      if (name === "message.ts") {
        const delivery = /type Delivery = ([^;]*);/.exec(code)?.[1] ?? "";
        for (const [, key = ""] of delivery.matchAll(/"([a-z]+)"/g)) keys.add(key);
      }
    }
  }
  return keys;
}
