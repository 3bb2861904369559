import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { decisionsFolder } from "./append.ts";

/** What became of a decision in git: committed with its id, or why not; the decision stands all the same. */
export type Committed =
  | { readonly state: "committed"; readonly commit: string }
  | { readonly state: "no repository" }
  | { readonly state: "not committed"; readonly reason: string };

/** Who commits, and what. */
export interface CommitOptions {
  readonly who: string;
  /** Address of the author; that of the git configuration where none is given. */
  readonly email?: string | undefined;
  readonly subject: string;
}

/**
 * Commits one file of decisions, and nothing else, in the name of the person who decided.
 *
 * Missing: nothing happens where the dossier is in no git repository. A failure of git is said and never thrown.
 */
export function commitFile(folder: string, file: string, options: CommitOptions): Committed {
  if (!isInRepository(folder)) return { state: "no repository" };
  const email = options.email ?? git(folder, ["config", "user.email"]).out;
  const who = options.who.replace(/[<>]/g, " ").trim();
  if (email === undefined || email === "" || /[<>\s]/.test(email)) {
    return { state: "not committed", reason: "git knows no e-mail address: give --email" };
  }
  const person = {
    GIT_AUTHOR_NAME: who,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: who,
    GIT_COMMITTER_EMAIL: email,
  };
  const files = [file, ...mergeRule(folder)];
  const steps = [
    ["add", "--intent-to-add", "--", ...files],
    ["commit", "--quiet", "--no-gpg-sign", "-m", options.subject, "--only", "--", ...files],
  ];
  for (const words of steps) {
    const told = git(folder, words, person);
    if (told.out === undefined) return { state: "not committed", reason: told.reason };
  }
  return { state: "committed", commit: git(folder, ["rev-parse", "HEAD"]).out ?? "" };
}

/**
 * Tells git, once, to keep the lines of both sides where one person has decided on two branches.
 *
 * Shape: the file that was made, to be committed with the decision; none where there is one.
 */
function mergeRule(folder: string): readonly string[] {
  const path = `${decisionsFolder}/.gitattributes`;
  if (existsSync(join(folder, path))) return [];
  writeFileSync(join(folder, path), "*.csv merge=union\n", { flag: "wx" });
  return [path];
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return true;
    if (at === dirname(at)) return false;
  }
}

interface Told {
  /** What git printed; undefined when it failed. */
  readonly out: string | undefined;
  readonly reason: string;
}

/** A dossier that somebody sent may bring programs for git to run: none is run. */
const quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"];

/** What would lead git to another repository than the dossier's. */
const elsewhere = new Set(["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]);

/** Longest that git is waited for. */
const patienceMs = 20_000;

function git(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Told {
  const kept = Object.entries(process.env).filter(([name]) => !elsewhere.has(name));
  const { status, stdout, error } = spawnSync("git", ["-C", folder, ...quiet, ...words], {
    env: { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: "0", ...env },
    encoding: "utf8",
    timeout: patienceMs,
    windowsHide: true,
  });
  if (status === 0) return { out: stdout.trim(), reason: "" };
  const reason =
    error === undefined ? `git ${words[0]} failed` : "git is not installed or did not answer";
  return { out: words[0] === "config" && error === undefined ? "" : undefined, reason };
}
