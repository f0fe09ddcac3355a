import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { sheets } from "./styles.ts";

const own = ["suggestions", "widget"]
  .map((name) => readFileSync(resolve(import.meta.dirname, `../src/styles/${name}.css`), "utf8"))
  .join("");
const { components, theme } = await sheets(own);

/** Names of custom properties that `css` reads without a fallback, or declares. */
const read = (css: string) => names(css, /var\(\s*(--ds-[\w-]+)\s*\)/g);
const declared = (css: string) => names(css, /(--ds-[\w-]+):/g);

test("every token that is read is declared, by the widget or by the default theme", () => {
  const known = new Set([...declared(components), ...declared(theme)]);
  expect([...read(components)].filter((name) => !known.has(name))).toEqual([]);
});

test("colours come from the theme alone, so that a host page's own carry over", () => {
  const colours = [...declared(components)].filter((name) => /^--ds-color-accent-/.test(name));
  expect(colours).toEqual([]);
  expect(theme).toContain("--ds-color-accent-base-default:");
});

test("the default theme is light or dark as the host page is", () => {
  expect(theme).toMatch(/--ds-color-neutral-background-default:light-dark\(#fff,#1\w+\)/);
});

test("nothing in it addresses the page: no body, no root of the document", () => {
  expect(components).not.toMatch(/(^|[{},\s])(body|html|:root)[\s,{[]/);
  expect(theme).not.toContain(":root");
});

function names(css: string, pattern: RegExp): Set<string> {
  return new Set([...css.matchAll(pattern)].map(([, name = ""]) => name));
}
