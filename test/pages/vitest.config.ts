import { defineConfig } from "vitest/config";

// Run by scripts/test.mjs, which starts a server and names it in HAMKOR_URL and a browser in CHROMIUM.
export default defineConfig({
  test: {
    include: ["test/pages/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
