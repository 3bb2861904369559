import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What `hamkor export --offline` and `--site` put together: the pages as one script and one style with its fonts
// (mode pages), and the part of the program that answers in place of a server (mode answering).
const pages: UserConfig = {
  root: here("./web"),
  publicDir: false,
  plugins: [svelte({ configFile: false })],
  build: {
    emptyOutDir: false,
    assetsInlineLimit: 10_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    target: "es2022",
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: here("./web/main.ts"),
      output: {
        codeSplitting: false,
        entryFileNames: "app.js",
        assetFileNames: "app[extname]",
      },
    },
  },
};

/** The one module of those left that would read from a disk. */
const withoutDisk: Plugin = {
  name: "no-disk-in-pages",
  enforce: "pre",
  resolveId: (id, from) =>
    id === "node:fs" && from?.endsWith("/src/language/content.ts")
      ? here("./scripts/pack/files.ts")
      : undefined,
};

/** Modules that use `Buffer` get one that pages have too. */
const withBytes: Plugin = {
  name: "bytes-in-pages",
  transform: (code, id) =>
    id.includes("/src/") && /\bBuffer\.from\b/.test(code)
      ? `import { Buffer } from ${JSON.stringify(here("./scripts/pack/bytes.ts"))};\n${code}`
      : undefined,
};

const answering: UserConfig = {
  publicDir: false,
  plugins: [withoutDisk, withBytes],
  define: { "import.meta.url": "''" },
  build: {
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: here("./src/server/packAnswers.ts"),
      name: "hamkorPack",
      formats: ["iife"],
      fileName: () => "answering.js",
    },
    rolldownOptions: {
      // Rooms are entered by their index; of it only what search needs is left.
      treeshake: { moduleSideEffects: false },
      external: (id, from) =>
        /^(@|[a-z])/.test(id) && id !== "js-yaml" && !from?.endsWith("/src/language/content.ts"),
    },
  },
};

export default defineConfig(({ mode }) => (mode === "answering" ? answering : pages));
