import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Where a built file is found from another: by a server's address from the first page, and from scripts and styles
 * by the way between the two, so that a folder with all of them may lie anywhere.
 */
const findBuilt = (name: string, { hostType }: { readonly hostType: string }) =>
  hostType === "html" ? `/${name}` : { relative: true };

// Nothing is inlined: the pages are served under a policy that allows no data: fonts or inline scripts.
export default defineConfig({
  root: here("./web"),
  publicDir: here("./web/public"),
  plugins: [svelte({ configFile: false })],
  experimental: { renderBuiltUrl: findBuilt },
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
