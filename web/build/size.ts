import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Fails the build when a file is larger than `most` bytes once compressed, and says how large it is. */
export function size(most: number): Plugin {
  return {
    name: "livslos-size",
    generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== "chunk") continue;
        const bytes = gzipSync(file.code, { level: 9 }).length;
        const told = `${name}: ${(bytes / 1024).toFixed(1)} kB gzipped, at most ${most / 1024} kB`;
        if (bytes > most) this.error(told);
        this.info(told);
      }
    },
  };
}
