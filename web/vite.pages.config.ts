import { resolve } from "node:path";
import { defineConfig } from "vite";
import { size } from "./build/size.ts";
import { words } from "./build/words.ts";

const here = import.meta.dirname;

/** The styles of the server's pages in one file, and the script of the search page. */
export default defineConfig({
  plugins: [words(resolve(here, "../locales"), ["nb", "nn", "en"], "suggestions"), size(4 * 1024)],
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: false,
    assetsInlineLimit: 100_000,
    rollupOptions: {
      input: [resolve(here, "styles/pages.css"), resolve(here, "src/search.ts")],
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
