import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { type Plugin, transformWithEsbuild } from "vite";

/** The components of Designsystemet that the widget uses. */
const COMPONENTS = ["base", "button", "link", "list", "tag", "input", "label"];

const DECLARATION = /(--[\w-]+):([^;{}]*)/g;

const MODULE = "virtual:styles";
const { resolve: find } = createRequire(import.meta.url);
const designsystemet = dirname(find("@digdir/designsystemet-css/theme.css"));

/**
 * The widget's styles as strings: its own, and those of Designsystemet it uses, so that a host
 * page's tokens carry over; and the default theme apart, cut down to what is used.
 */
export function styles(own: string[]): Plugin {
  return {
    name: "livslos-styles",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return;
      for (const file of own) this.addWatchFile(file);
      const css = own.map((file) => readFileSync(file, "utf8")).join("");
      const { components, theme } = await sheets(css);
      return `export const components = ${JSON.stringify(components)};
        export const theme = ${JSON.stringify(theme)};`;
    },
  };
}

/** The widget's style sheet, with `own` styles after those of the components, and the default theme. */
export async function sheets(own: string): Promise<{ components: string; theme: string }> {
  const widget = await minify(own);
  const parts = COMPONENTS.map((name) => read(`../src/${name}.css`)).map(forShadow);
  const layers = themeLayers(read("designsystemet.css"));
  const components = `@layer ds{${parts.join("")}${derivedTokens(layers)}}${widget}`;
  const used = usedTokens(components, layers);
  const theme = `@layer ds.theme{${keepUsed(defaultTheme(layers), used)}}`;
  return { components: keepUsed(components, used), theme };
}

function read(path: string): string {
  return readFileSync(resolve(designsystemet, path), "utf8").replace(/^@charset[^;]*;/, "");
}

async function minify(css: string): Promise<string> {
  return (await transformWithEsbuild(css, "widget.css", { minify: true, target: "es2022" })).code;
}

/** In a shadow tree the root of tokens is the host, and the page's body is the widget's root. */
function forShadow(css: string): string {
  return css.replace(/:root/g, ":host").replace(/([},])body\b/g, "$1.root");
}

/** The theme's `@layer` blocks by name. */
function themeLayers(css: string): Map<string, string> {
  const layers = new Map<string, string>();
  for (let at = css.indexOf("@layer"); at >= 0; at = css.indexOf("@layer", at + 1)) {
    const open = css.indexOf("{", at);
    const name = css.slice(at + "@layer".length, open).trim();
    layers.set(name, css.slice(open + 1, closing(css, open)));
  }
  return layers;
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("designsystemet.css: a brace is not closed");
}

/** Tokens that follow from a theme, whosever it is: sizes, and the colours by `data-color`. */
function derivedTokens(layers: Map<string, string>): string {
  const sizes = ["size-mode", "type-scale", "size"].map((name) => layer(layers, name));
  const inRoot = sizes
    .join("")
    .replace(/:root\{[^}]*\}/, "")
    .replace(/:root,/g, "");
  const colors = layer(layers, "color")
    .replace(/:root,\[data-color-scheme\],/, "")
    .replace(/[^{}]*\[data-color=brand\d\]\{[^}]*\}/g, "");
  return inRoot + colors;
}

/**
 * The default theme: what a host page without one lacks. Light or dark as the page's own
 * `color-scheme`. Its typeface is left out: the page's own is inherited.
 */
function defaultTheme(layers: Map<string, string>): string {
  const light = declarations(layer(layers, "color-scheme.light"));
  const dark = declarations(layer(layers, "color-scheme.dark"));
  const both = [...light].map(([name, value]) => {
    return `${name}:${dark.has(name) && dark.get(name) !== value ? `light-dark(${value},${dark.get(name)})` : value}`;
  });
  const plain = [...light].map(([name, value]) => `${name}:${value}`);
  const rest = [
    layer(layers, "semantic"),
    layer(layers, "typography.primary"),
    layer(layers, "size-mode"),
  ]
    .flatMap((css) => [...declarations(css.replace(/\}.*/s, "}"))])
    .filter(([name]) => name !== "--ds-font-family")
    .map(([name, value]) => `${name}:${value}`);
  const accent = [...declarations(layer(layers, "color").replace(/\}.*/s, "}"))];
  const generic = accent.map(([name, value]) => `${name}:${value}`);
  return `:host{${[...plain, ...rest, ...generic].join(";")}}@supports (color:light-dark(red,red)){:host{${both.join(";")}}}`;
}

function layer(layers: Map<string, string>, name: string): string {
  const css = layers.get(`ds.theme.${name}`);
  if (css === undefined) throw new Error(`designsystemet.css has no layer ds.theme.${name}`);
  return css;
}

function declarations(css: string): Map<string, string> {
  return new Map([...css.matchAll(DECLARATION)].map(([, name = "", value = ""]) => [name, value]));
}

/** The tokens the styles read, and those that these are made of. */
function usedTokens(css: string, layers: Map<string, string>): Set<string> {
  const madeOf = new Map<string, string[]>();
  for (const [, name = "", value = ""] of [...layers.values()].join("").matchAll(DECLARATION)) {
    madeOf.set(name, [...(madeOf.get(name) ?? []), ...reads(value)]);
  }
  const used = new Set<string>();
  const waiting = reads(css.replace(/--ds-[\w-]+:[^;{}]*/g, "")).concat(
    reads(componentTokens(css)),
  );
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...(madeOf.get(name) ?? []));
  }
  return used;
}

/** Declarations of base.css that are tokens themselves. */
function componentTokens(css: string): string {
  return [...css.matchAll(/--ds-(?:icon|readonly|font-size-(?:minus|plus))[\w-]*:([^;{}]*)/g)]
    .map((found) => found[1])
    .join();
}

function reads(css: string): string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1] ?? "");
}

/** Leaves out declarations of theme tokens that nothing reads. */
function keepUsed(css: string, used: Set<string>): string {
  return css
    .replace(/(--ds-[\w-]+):[^;{}]*(;|(?=\}))/g, (all, name) =>
      used.has(name) || !isTheme(name) ? all : "",
    )
    .replace(/;\}/g, "}")
    .replace(/[^{};]+\{\}/g, "");
}

function isTheme(name: string): boolean {
  return /^--ds-(color|size|font|body|heading|line|letter|border|shadow|opacity)-/.test(name);
}
