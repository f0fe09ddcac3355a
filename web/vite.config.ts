import { resolve } from "node:path";
import { defineConfig } from "vite";
import { size } from "./build/size.ts";
import { styles } from "./build/styles.ts";
import { words } from "./build/words.ts";

const here = import.meta.dirname;

/** The widget: one file with its words and styles in it. */
export default defineConfig({
  plugins: [
    words(resolve(here, "../locales"), ["nb", "nn", "en"]),
    styles(["suggestions", "widget"].map((name) => resolve(here, `src/styles/${name}.css`))),
    size(40 * 1024),
  ],
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions: {
      input: resolve(here, "src/livslos-chat.ts"),
      output: { entryFileNames: "livslos-chat.js" },
    },
  },
});
