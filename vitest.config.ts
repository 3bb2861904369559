import { defineConfig } from "vitest/config";

// Pages need a built application and a browser: scripts/test.mjs runs them after the rest.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/pages/**"],
    globalSetup: ["test/shippedStores.ts"],
    setupFiles: ["test/seeds.ts"],
    testTimeout: 90_000,
    hookTimeout: 240_000,
    pool: "forks",
    // A worker reads each module once, not once a file: a third of the time was reading.
    isolate: false,
    maxWorkers: 2,
  },
});
