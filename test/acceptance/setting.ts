import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../../src/commands/main.ts";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command as people run it: compiled, in a process of its own. */
export const command = join(root, "bin", "hamkor.mjs");

/** The article that the acceptance of the first issue is about; it is not part of the project. */
export const article = join(root, "../shared/seed/000_6a944a7f1179f7d9.txt");

/** Whether the article is at hand; where it is not, what needs it is skipped and says so. */
export const hasArticle = existsSync(article);
if (!hasArticle)
  console.warn("acceptance: ../shared/seed is absent; what reads the article is skipped");

/** A copy of a dossier in a folder of its own, with a place for its store. */
export interface Copy {
  readonly folder: string;
  readonly store: string;
  /** Another place for a store, not yet there. */
  readonly elsewhere: (name: string) => string;
  readonly read: (path: string) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly remove: () => void;
}

/** Copies a dossier, the shipped one unless another folder is named. */
export function copyDossier(from = join(root, "dossiers", "central-asia")): Copy {
  const place = mkdtempSync(join(tmpdir(), "hamkor-acceptance-"));
  const folder = join(place, "dossier");
  // A store that somebody built in the working copy is not part of the dossier.
  const filter = (path: string): boolean => !/[\\/]\.hamkor([\\/]|$)/.test(path);
  cpSync(from, folder, { recursive: true, filter });
  return {
    folder,
    store: join(place, "store"),
    elsewhere: (name) => join(place, name),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    write: (path, content) => writeFileSync(join(folder, path), content),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** How a command is run: environment beside this process's own, folder, standard input. */
export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
}

/** Runs the compiled command in a process of its own, with pipes for everything. */
export function hamkor(words: readonly string[], { env, cwd, input }: Circumstances = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    env: { ...process.env, ...env },
    cwd: cwd ?? root,
    input: input ?? "",
    maxBuffer: 512 * 1024 * 1024,
  });
  return { code: status, out: stdout.toString(), error: stderr.toString() };
}

/** Runs a command within this process, from its source: the same words, without starting Node anew. */
export async function run(...words: readonly string[]): Promise<Ended> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await main(words, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    isWatched: false,
  });
  return { code, out: out.join(""), error: error.join("") };
}

/**
 * Where two exports differ first: the line of each; undefined when they are the same bytes.
 *
 * An export has one row a line, so that a difference names its row.
 */
export function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const [lines, others] = [one.split("\n"), other.split("\n")];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return `line ${at + 1}\n${lines[at]?.slice(0, 400)}\n${others[at]?.slice(0, 400)}`;
}
