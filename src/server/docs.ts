import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { notFound } from "./answer.ts";
import type { Doc, DocBlock } from "./contract.ts";
import { docTree, plainText } from "./docTree.ts";

/** Where the program's guides lie: beside its code, in a clone as in the package. */
const docsFolder = fileURLToPath(new URL("../../docs/", import.meta.url));

/** The names of all guides, in order: paths under docs/ without their ending; empty where the guides are missing. */
export function docNames(): readonly string[] {
  if (!existsSync(docsFolder)) return [];
  return readdirSync(docsFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => path.slice(0, -3).replaceAll("\\", "/"))
    .sort();
}

/** A guide in parts. Throws: `not-found` for a name that no guide has. */
export function readDoc(name: string): Doc {
  const names = docNames();
  // Only a name of the list is opened, so that no address leads out of the folder.
  if (!names.includes(name)) throw notFound("guide");
  const text = readFileSync(join(docsFolder, `${name}.md`), "utf8");
  const blocks = docTree(text, (target) => docLink(target, name, names));
  return { name, title: titleOf(blocks) ?? name, language: "en", blocks: [...blocks] };
}

/**
 * The blocks of a guide that stand under a heading, without the heading itself.
 *
 * Throws: `not-found` when there is no such guide or no such heading.
 */
export function docSection(name: string, heading: string): readonly DocBlock[] {
  const { blocks } = readDoc(name);
  const at = blocks.findIndex(
    (one) => one.kind === "heading" && plainText(one.runs).startsWith(heading),
  );
  const head = blocks[at];
  if (head?.kind !== "heading") throw notFound("section of a guide");
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((one) => one.kind === "heading" && one.depth <= head.depth);
  return end < 0 ? rest : rest.slice(0, end);
}

/**
 * Where a link of a guide leads on the pages (TRUST O7).
 *
 * Missing: undefined for a file that is no guide, and for any scheme but http, https and mailto.
 */
export function docLink(
  target: string,
  from: string,
  names: readonly string[],
): string | undefined {
  if (/^(https?:\/\/|mailto:)/i.test(target)) return target;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return undefined;
  const [path = "", anchor] = target.split("#");
  const hash = anchor ? `#doc-${anchor}` : "";
  if (path === "") return hash === "" ? undefined : hash;
  const wanted = posix.normalize(posix.join(posix.dirname(from), path));
  const name = wanted.replace(/\.md$/, "").replace(/\/$/, "");
  const found = [name, `${name}/README`].find((one) => names.includes(one));
  return found === undefined ? undefined : `/docs/${found}${hash}`;
}

function titleOf(blocks: readonly DocBlock[]): string | undefined {
  const first = blocks.find((one) => one.kind === "heading");
  return first?.kind === "heading" ? plainText(first.runs) : undefined;
}
