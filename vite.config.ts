import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Nothing is inlined: the pages are served under a policy that allows no data: fonts or inline scripts.
export default defineConfig({
  root: here("./web"),
  publicDir: here("./web/public"),
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: here("./dist/web"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 400,
  },
  server: { proxy: { "/api": process.env.HAMKOR_URL ?? "http://127.0.0.1:4599" } },
});
