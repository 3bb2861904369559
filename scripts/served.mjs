// A server of the shipped dossier with a store of its own, and a browser, for what looks at pages.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Serves the shipped dossier while `work` runs, which is given the address. Resolves to what `work` gives.
 *
 * @template Given
 * @param {(address: string) => Given | Promise<Given>} work
 */
export async function served(work) {
  const store = mkdtempSync(join(tmpdir(), "hamkor-pages-"));
  const dossier = ["--dossier", "dossiers/central-asia", "--store", store];
  const server = spawn(
    process.execPath,
    ["bin/hamkor.mjs", "serve", "--json", "--port", "0", "--no-watch", ...dossier],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    return await work(await addressOf(server));
  } finally {
    server.kill("SIGTERM");
    rmSync(store, { recursive: true, force: true });
  }
}

/**
 * Runs tests of pages in a browser: files or choices as vitest takes them. Returns: whether all passed.
 *
 * @param {Readonly<Record<string, string>>} env
 * @param {readonly string[]} choice
 */
export function testPages(env, choice = []) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "test/pages/vitest.config.ts", ...choice],
    { stdio: "inherit", env: { ...process.env, ...env } },
  );
  return status === 0;
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, null>} server
 * @returns {Promise<string>}
 */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = "";
    server.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /"url": "([^"]+)"/.exec(printed);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    server.on("exit", (code) => reject(new Error(`it ended with ${code}`)));
  });
}

/** The Chromium or Chrome of this machine, or the one that CHROMIUM names; undefined when there is none. */
export function findBrowser() {
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

/** Installs Debian's Chromium where it may. Returns: where it is, or undefined. */
export function installBrowser() {
  // Only where it may: as root on a Debian system.
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.error("hamkor: installing Debian's Chromium");
  spawnSync("/usr/bin/apt-get", ["update"], { stdio: "ignore" });
  spawnSync("/usr/bin/apt-get", ["install", "-y", "chromium"], { stdio: "ignore" });
  return findBrowser();
}
