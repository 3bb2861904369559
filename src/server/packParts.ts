import { createHash } from "node:crypto";
import type { PackedAnswers } from "./pack.ts";
import { directoryPart, type PackDirectory } from "./packShape.ts";
import { share } from "./packShare.ts";

/** Whether what belongs together lies in one part, or each answer in a part of its own. */
export type Grouping = "together" | "apart";

/**
 * Answers as the parts of a pack, by name, the directory first: the same answers give the same bytes.
 *
 * Shape: JSON texts. Together, what several answers of a part have in common is kept once; apart, every part has one
 * answer and is named for its question and its content, so that a server need send only what is asked for.
 */
export function packParts(
  { frame, answers, same, documents }: PackedAnswers,
  grouping: Grouping,
): ReadonlyMap<string, string> {
  const groups = new Map<string, [string, unknown][]>();
  for (const [key, answer] of answers) {
    const name = grouping === "apart" ? nameOf(key, answer) : groupOf(key);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push([key, answer]);
  }
  const places = [...groups].flatMap(([name, group]) => group.map(([key]) => [key, name] as const));
  const directory: PackDirectory = {
    day: frame.dossier.asOf,
    documents,
    parts: Object.fromEntries(places),
    same,
  };
  const parts = [...groups].map(([name, group]) => {
    const all = Object.fromEntries(group);
    const part = grouping === "apart" ? { answers: all } : share(all);
    return [name, JSON.stringify(part)] as const;
  });
  return new Map([[directoryPart, JSON.stringify(directory)], ...parts]);
}

/** Answers that are read together lie together: those of a document's kind, of a pair's cells, of a scenario. */
function groupOf(key: string): string {
  const [path = "", query = ""] = key.split("?");
  const [, , first = "", second = ""] = path.split("/");
  const pair = /(?:^|&)pair=([^&]*)/.exec(query)?.[1] ?? "";
  if (first === "cell") return wordsIn(`cell ${pair}`);
  if (first === "disagreements" && query.startsWith("entry=")) return "register-disagreements";
  return ["series", "maps", "scenarios", "register", "language"].includes(first)
    ? wordsIn(`${path.split("/")[1] === "pack" ? "pack " : ""}${first} ${second}`)
    : wordsIn(first);
}

const longestName = 72;

/** A name that every file system takes, with a digest by which a changed answer is another file. */
function nameOf(key: string, answer: unknown): string {
  const digest = createHash("sha256").update(key).update("\0").update(JSON.stringify(answer));
  const words = wordsIn(key.replace(/^\/(?:api|pack)\//, "")).slice(0, longestName);
  return `${words}-${digest.digest("hex").slice(0, 10)}`;
}

function wordsIn(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
