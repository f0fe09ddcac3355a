declare module "virtual:words" {
  const words: Record<
    import("./words.ts").Lang,
    Record<string, import("../build/words.ts").Compiled>
  >;
  export default words;
}

declare module "virtual:styles" {
  /** The widget's own styles and the component styles of Designsystemet it uses. */
  export const components: string;
  /** The default theme, adopted only where the host page has none. */
  export const theme: string;
}
