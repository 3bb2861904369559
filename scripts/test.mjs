// Runs all that must hold before a change may land: format and lint, types, unit, property and house tests,
// then the pages in a real browser. Says loudly when the pages had to be left untested.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const failed = [];

step("build", ["scripts/build.mjs", "--if-needed"]);
step("format and lint", [
  "node_modules/@biomejs/biome/bin/biome",
  "check",
  "--error-on-warnings",
  ".",
]);
step("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"]);
step("page types", [
  "node_modules/svelte-check/bin/svelte-check",
  "--tsconfig",
  "web/tsconfig.json",
  "--fail-on-warnings",
  "--output",
  "human",
]);
step("unit, property and house tests", ["node_modules/vitest/vitest.mjs", "run"]);
await pages();
if (failed.length > 0) {
  console.error(`\nhamkor: failed: ${failed.join(", ")}`);
  process.exit(1);
}

function step(name, args) {
  console.error(`\nhamkor: ${name}`);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) failed.push(name);
}

async function pages() {
  console.error("\nhamkor: pages in Chromium");
  const browser = findBrowser() ?? installBrowser();
  if (browser === undefined) {
    console.error(
      "\n************************************************************\n" +
        "hamkor: THE PAGES WERE LEFT UNTESTED: no Chromium or Chrome was found and none could be installed.\n" +
        "On Debian: apt-get install chromium. Elsewhere name one with CHROMIUM=/path/to/chrome.\n" +
        "************************************************************",
    );
    return;
  }
  const store = mkdtempSync(join(tmpdir(), "hamkor-pages-"));
  const server = spawn(
    process.execPath,
    [
      "bin/hamkor.mjs",
      "serve",
      "--json",
      "--port",
      "0",
      "--no-watch",
      "--dossier",
      "dossiers/central-asia",
      "--store",
      store,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const HAMKOR_URL = await addressOf(server);
    const { status } = spawnSync(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "--config", "test/pages/vitest.config.ts"],
      { stdio: "inherit", env: { ...process.env, HAMKOR_URL, CHROMIUM: browser } },
    );
    if (status !== 0) failed.push("pages");
  } catch (error) {
    console.error(`hamkor: the server did not start: ${error.message}`);
    failed.push("pages");
  } finally {
    server.kill("SIGTERM");
    rmSync(store, { recursive: true, force: true });
  }
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = "";
    server.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /"url": "([^"]+)"/.exec(printed);
      if (found !== null) resolve(found[1]);
    });
    server.on("exit", (code) => reject(new Error(`it ended with ${code}`)));
  });
}

function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return places.find((place) => existsSync(place));
}

function installBrowser() {
  // Only where it may: as root on a Debian system.
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.error("hamkor: installing Debian's Chromium");
  spawnSync("/usr/bin/apt-get", ["update"], { stdio: "ignore" });
  spawnSync("/usr/bin/apt-get", ["install", "-y", "chromium"], { stdio: "ignore" });
  return findBrowser();
}
