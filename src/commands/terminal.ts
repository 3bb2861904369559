import type { BuildProgress } from "../store/index.ts";

/** Where a command writes: results to `out`, everything else to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether a person is watching `error`: progress is shown to people, not to pipes. */
  readonly isWatched: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  };
}

/**
 * Shows how far a build is, on one line that is written over.
 *
 * In a pipe it is silent; `plain` writes a line a stage instead, for logs that somebody follows.
 */
export function showProgress(terminal: Terminal, plain = false): (progress: BuildProgress) => void {
  let last = "";
  return ({ stage, done, total, kept }) => {
    if (terminal.isWatched) {
      const bar = "█".repeat(Math.round((20 * done) / Math.max(1, total))).padEnd(20, "·");
      terminal.error(`\r\u001b[K${stage.padEnd(12)} ${bar} ${kept ? "kept" : `${done}/${total}`}`);
    } else if (plain && stage !== last) {
      terminal.error(`${stage}${kept ? " (kept)" : ""}\n`);
    }
    last = stage;
  };
}

/** Ends a progress line, so that what follows starts on its own. */
export function endProgress(terminal: Terminal): void {
  if (terminal.isWatched) terminal.error("\r\u001b[K");
}

/**
 * A text that came from a file or a user, safe to print: control characters are shown, not obeyed (TRUST A10).
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => {
      return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}
