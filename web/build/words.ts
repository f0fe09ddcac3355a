import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FluentParser, type Pattern, type PatternElement } from "@fluent/syntax";
import type { Plugin } from "vite";

/** A compiled message: words, or a list of words, variables and choices by plural or value. */
export type Compiled = string | Part[];
export type Part = string | { v: string } | { v: string; s: Record<string, Compiled>; d: string };

const MODULE = "virtual:words";

/**
 * Compiles `<locales>/<lang>/widget.ftl` into the bundle, so that no parser is needed at run time;
 * of it only the messages whose names begin with `only`.
 */
export function words(locales: string, langs: readonly string[], only = ""): Plugin {
  return {
    name: "livslos-words",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return;
      const files = langs.map((lang) => resolve(locales, lang, "widget.ftl"));
      for (const file of files) this.addWatchFile(file);
      const compiled = langs.map((lang, at) => {
        const messages = Object.entries(compile(readFileSync(files[at] ?? "", "utf8")));
        return [lang, Object.fromEntries(messages.filter(([name]) => name.startsWith(only)))];
      });
      return `export default ${JSON.stringify(Object.fromEntries(compiled))}`;
    },
  };
}

/** Every message of a Fluent file; throws with the file's own error where it does not parse. */
export function compile(source: string): Record<string, Compiled> {
  const resource = new FluentParser({ withSpans: false }).parse(source);
  const messages: Record<string, Compiled> = {};
  for (const entry of resource.body) {
    if (entry.type === "Junk") {
      throw new Error(
        `widget.ftl: ${entry.annotations[0]?.message ?? "syntax error"}: ${entry.content}`,
      );
    }
    if (entry.type !== "Message" || !entry.value) continue;
    if (messages[entry.id.name] !== undefined)
      throw new Error(`widget.ftl: ${entry.id.name} twice`);
    messages[entry.id.name] = pattern(entry.value);
  }
  return messages;
}

/** The variables a compiled message uses, sorted. */
export function variables(message: Compiled): string[] {
  if (typeof message === "string") return [];
  const found = message.flatMap((part) => {
    if (typeof part === "string") return [];
    return "s" in part ? [part.v, ...Object.values(part.s).flatMap(variables)] : [part.v];
  });
  return [...new Set(found)].sort();
}

function pattern(value: Pattern): Compiled {
  const parts = value.elements.map(element);
  return parts.every((part) => typeof part === "string") ? parts.join("") : parts;
}

function element(item: PatternElement): Part {
  if (item.type === "TextElement") return item.value;
  const { expression } = item;
  if (expression.type === "VariableReference") return { v: expression.id.name };
  if (expression.type === "StringLiteral") return String(expression.parse().value);
  if (expression.type === "SelectExpression" && expression.selector.type === "VariableReference") {
    const variants = expression.variants.map((variant) => [
      key(variant.key),
      pattern(variant.value),
    ]);
    const fallback = expression.variants.find((variant) => variant.default);
    return {
      v: expression.selector.id.name,
      s: Object.fromEntries(variants),
      d: fallback ? key(fallback.key) : "other",
    };
  }
  throw new Error(`widget.ftl: ${expression.type} is more than the widget's formatter knows`);
}

function key(
  name: { type: "Identifier"; name: string } | { type: "NumberLiteral"; value: string },
) {
  return name.type === "Identifier" ? name.name : name.value;
}
