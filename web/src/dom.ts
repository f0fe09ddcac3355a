/** Building elements without HTML strings: nothing a server says is ever parsed as markup. */

type Value = string | number | boolean | undefined | ((event: never) => void);
export type Child = Node | string | false | undefined;

/** An element with attributes (`on…` are listeners, `false` leaves one out) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as (event: Event) => void);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** Words for screen readers only. */
export function hidden(text: string): HTMLElement {
  return h("span", { class: "ds-sr-only" }, text);
}

const PATHS = {
  chat: "M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8.6L7 20.7V17H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Z",
  close: "m6 6 12 12M18 6 6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M12 19V5m0 0-6 6m6-6 6 6",
  down: "M12 5v14m0 0 6-6m-6 6-6-6",
  out: "M14 5h5v5m0-5-8 8M10 6H5v13h13v-5",
  clock: "M12 7v5l3.5 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z",
  phone:
    "M6 4h3l1.5 4.5L8.5 10a11 11 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  alert: "M12 8v5m0 3.2v.3M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z",
  post: "M4 6h16v12H4zm0 1 8 6 8-6",
} as const;

/** A decorative icon. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The address where it is one a citizen may be sent to; `undefined` for `javascript:` and its like. */
export function safeUrl(url: string): string | undefined {
  try {
    const { protocol } = new URL(url, document.baseURI);
    return ["https:", "http:", "tel:", "mailto:"].includes(protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
