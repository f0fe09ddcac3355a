import { resolve } from "node:path";
import { defineConfig } from "vite";

/** The styles of the server's pages: one file. */
export default defineConfig({
  build: {
    target: "es2022",
    emptyOutDir: false,
    assetsInlineLimit: 100_000,
    rollupOptions: {
      input: resolve(import.meta.dirname, "styles/pages.css"),
      output: { assetFileNames: "[name][extname]" },
    },
  },
});
