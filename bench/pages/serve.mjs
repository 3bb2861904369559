// A server for as long as its pages are measured, and the rows of the table that come of it.
import { spawn } from "node:child_process";

/**
 * Serves a dossier on a free port while it is measured, and sees to it that the server ends.
 *
 * @param {string} root
 * @param {readonly string[]} options
 * @param {(origin: string) => Promise<void>} measure
 */
export async function served(root, options, measure) {
  const words = ["bin/hamkor.mjs", "serve", "--no-watch", "--port", "0", ...options];
  const server = spawn(process.execPath, words, { cwd: root });
  try {
    const origin = await /** @type {Promise<string>} */ (
      new Promise((tell, fail) => {
        /** @param {unknown} data */
        const read = (data) => {
          const found = /https?:\/\/(127\.0\.0\.1|localhost):\d+/.exec(String(data));
          if (found) tell(found[0]);
        };
        server.stdout.on("data", read);
        server.stderr.on("data", read);
        server.on("exit", (code) => fail(new Error(`the server ended with ${code}`)));
      })
    );
    await measure(origin);
  } finally {
    // A server that waits for its last readers is not waited for.
    server.removeAllListeners("exit");
    server.kill("SIGKILL");
  }
}

/**
 * One row: by the clock and by the thread, in milliseconds.
 *
 * @param {string} what
 * @param {readonly { readonly clock: number, readonly thread: number }[]} taken
 */
export function row(what, taken) {
  const clock = three(taken.map((one) => one.clock));
  const thread = three(taken.map((one) => one.thread));
  console.log(`| ${what} | ${taken.length} | ${clock} | ${thread} |`);
}

/** @param {readonly number[]} times */
function three(times) {
  const sorted = [...times].sort((x, y) => x - y);
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.9), at(1)].map((one) => Math.round(one)).join(", ");
}
