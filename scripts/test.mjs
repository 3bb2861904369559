// Runs all that must hold before a change may land: format and lint, types, unit, property and house tests,
// then the pages in a real browser. Says loudly when the pages had to be left untested.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBrowser, installBrowser, served, testPages } from "./served.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const failed = [];

step("build", ["scripts/build.mjs", "--if-needed"]);
await sideBySide([
  [
    "format and lint",
    ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
  ],
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"]],
  [
    "page types",
    [
      "node_modules/svelte-check/bin/svelte-check",
      ...["--tsconfig", "web/tsconfig.json", "--fail-on-warnings", "--output", "human"],
    ],
  ],
]);
const unit = "test/output/unit.json";
rmSync(unit, { force: true });
step("unit, property and house tests", [
  "node_modules/vitest/vitest.mjs",
  ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`],
]);
const unmet = failed.includes("unit, property and house tests") ? failuresIn(unit) : [];
await pages();
if (failed.length > 0) {
  // Once more at the very end: what is kept of a long log is its end.
  for (const one of unmet) console.error(`\n${one}`);
  console.error(`\nhamkor: failed: ${failed.join(", ")}`);
  process.exit(1);
}

function step(name, args) {
  console.error(`\nhamkor: ${name}`);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) failed.push(name);
}

/** The tests that failed and what each says first, of the file that vitest wrote; none when it wrote none. */
function failuresIn(path) {
  try {
    const { testResults } = JSON.parse(readFileSync(path, "utf8"));
    return testResults.flatMap(({ name, message, assertionResults }) => {
      const file = name.slice(root.length);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      const told = tests.map(
        ({ fullName, failureMessages }) =>
          `${file}: ${fullName}\n${failureMessages.join("\n").slice(0, 1500)}`,
      );
      return message === "" || told.length > 0 ? told : [`${file}\n${message.slice(0, 1500)}`];
    });
  } catch {
    return [];
  }
}

/** Steps that need nothing of each other, at the same time: what each prints stands together, in their order. */
async function sideBySide(steps) {
  const all = steps.map(([name, args]) => {
    const child = spawn(process.execPath, args);
    const printed = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => printed.push(part));
    const ended = new Promise((resolve) => child.once("close", resolve));
    return { name, printed, ended };
  });
  for (const { name, printed, ended } of all) {
    const status = await ended;
    console.error(`\nhamkor: ${name}`);
    process.stderr.write(Buffer.concat(printed));
    if (status !== 0) failed.push(name);
  }
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
  try {
    // What has a bound in time runs by itself, the rest two at a time.
    const timed = "test/pages/budget.test.ts";
    const isFine = await served((url) => {
      const env = { HAMKOR_URL: url, CHROMIUM: browser };
      const isInTime = testPages(env, [timed]);
      return testPages(env, ["--exclude", timed]) && isInTime;
    });
    if (!isFine) failed.push("pages");
  } catch (error) {
    console.error(`hamkor: the server did not start: ${error.message}`);
    failed.push("pages");
  }
}
