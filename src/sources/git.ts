import { spawnSync } from "node:child_process";

/** A dossier that somebody sent may bring programs for git to run: none is run. */
const quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"];

/** Nothing is fetched, not even what a partial clone lacks (law 8). */
const offline = ["-c", "protocol.allow=never"];

/** What would lead git to another repository than the dossier's. */
const elsewhere = new Set(["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]);

const patienceMs = 20_000;
const mostBytes = 268_435_456;

/** What git prints about a folder when asked to read; undefined when it fails or is not there. */
export function readGit(folder: string, words: readonly string[]): Buffer | undefined {
  const kept = Object.entries(process.env).filter(([name]) => !elsewhere.has(name));
  const { status, stdout } = spawnSync("git", ["-C", folder, ...quiet, ...offline, ...words], {
    env: {
      ...Object.fromEntries(kept),
      GIT_TERMINAL_PROMPT: "0",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_NO_LAZY_FETCH: "1",
    },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: patienceMs,
    maxBuffer: mostBytes,
    windowsHide: true,
  });
  return status === 0 ? stdout : undefined;
}
