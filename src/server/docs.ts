import { posix } from "node:path";
import { languages, type ReadLanguage } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import type { Doc, DocBlock } from "./contract.ts";
import { inCyrillic } from "./docCyrillic.ts";
import { docFiles, docNames, englishOf, folderFor, folderIn, translationOf } from "./docFiles.ts";
import { withQuotesMarked } from "./docQuotes.ts";
import { docTree, plainText } from "./docTree.ts";

type Heading = DocBlock & { readonly kind: "heading" };

/** Some blocks of a guide, with the language that they are in. */
export interface DocPart {
  readonly language: string;
  readonly blocks: readonly DocBlock[];
}

/**
 * A guide in parts, in a language where it has been translated, else in English.
 *
 * Shape: headings have the anchors of the English in every language, so that a link is good for every reader.
 * Throws: `not-found` for a name that no guide has.
 */
export function readDoc(name: string, language: ReadLanguage = "en"): Doc {
  if (!docNames().includes(name)) throw notFound("guide");
  const found = translationOf(name, language);
  const blocks = found === undefined ? blocksOf(name) : translated(name, language, found.text);
  return {
    name,
    title: titleOf(blocks) ?? name,
    language: found === undefined ? "en" : language,
    languages: languages.filter((tag) => tag === "en" || translationOf(name, tag) !== undefined),
    ...(found?.isBehind && { isBehind: true }),
    blocks: [...blocks],
  };
}

/** What a guide is called in a language, else in English, with the language that it is in. */
export function docTitle(
  name: string,
  language: ReadLanguage,
): { title: string; language: string } {
  const found = translationOf(name, language);
  const [line = ""] = /^# .*/m.exec(found?.text ?? englishOf(name)) ?? [];
  const blocks = docTree(line, () => undefined);
  const own = found !== undefined && language === "uz-Cyrl" ? inCyrillic(blocks) : blocks;
  return { title: titleOf(own) ?? name, language: found === undefined ? "en" : language };
}

/**
 * The blocks of a guide under a heading that begin in given ways, in a language where it has been translated.
 *
 * Shape: heading and beginnings are those of the English; of a translation the blocks at the same places are taken, and
 * of one that is built otherwise none: the English stands.
 * Throws: `not-found` when there is no such guide or no such heading.
 */
export function docPart(
  name: string,
  part: { readonly section: string; readonly show: readonly string[] },
  language: ReadLanguage,
): DocPart {
  const english = readDoc(name).blocks;
  const places = placesUnder(english, part.section).filter((place) =>
    part.show.some((start) => beginningOf(english[place]).startsWith(start)),
  );
  const own = readDoc(name, language);
  const isAlike = kindsOf(own.blocks) === kindsOf(english);
  const from = isAlike ? own.blocks : english;
  return {
    language: isAlike ? own.language : "en",
    blocks: places.flatMap((place) => from[place] ?? []),
  };
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

function blocksOf(name: string): readonly DocBlock[] {
  const names = docNames();
  return docTree(englishOf(name), (target) => docLink(target, name, names));
}

function translated(name: string, language: ReadLanguage, text: string): readonly DocBlock[] {
  const files = docFiles();
  const file = `${folderFor(language)}/${name}`;
  const blocks = docTree(text, (target) => {
    // A neighbour that is not translated yet is found where the English has it.
    const to = docLink(target, file, files) ?? docLink(target, name, files);
    return to === undefined ? undefined : inEveryLanguage(to, file);
  });
  const anchors = anchorsOf(name, blocks);
  const anchored = blocks.map((one) =>
    one.kind === "heading" ? { ...one, id: anchors.get(one.id) ?? one.id } : one,
  );
  const marked = withQuotesMarked(anchored, englishOf(name));
  return language === "uz-Cyrl" ? inCyrillic(marked, blocksOf(name)) : marked;
}

/** An address in a translation as the pages have it: the language is the reader's, the anchor that of the English. */
function inEveryLanguage(to: string, from: string): string {
  const [path = "", anchor] = to.split("#");
  const file = path === "" ? from : path.replace(/^\/docs\//, "");
  const folder = /^https?:|^mailto:/i.test(to) ? undefined : folderIn(file);
  if (folder === undefined) return to;
  const name = file.slice(folder.length + 1);
  const page = path === "" ? "" : `/docs/${name}`;
  if (anchor === undefined) return page;
  const text = translationOf(name, folder)?.text ?? "";
  const anchors = anchorsOf(
    name,
    docTree(text, () => undefined),
  );
  return `${page}#${anchors.get(anchor) ?? anchor}`;
}

/** The anchors of a translation and those of the English headings in the same places; empty where headings differ. */
function anchorsOf(name: string, blocks: readonly DocBlock[]): ReadonlyMap<string, string> {
  const [own, english] = [headingsOf(blocks), headingsOf(blocksOf(name))];
  const isAlike =
    own.length === english.length && own.every(({ depth }, i) => depth === english[i]?.depth);
  return new Map(isAlike ? own.map(({ id }, i) => [id, english[i]?.id ?? id]) : []);
}

function headingsOf(blocks: readonly DocBlock[]): readonly Heading[] {
  return blocks.filter((one): one is Heading => one.kind === "heading");
}

function kindsOf(blocks: readonly DocBlock[]): string {
  return blocks.map((one) => (one.kind === "heading" ? `h${one.depth}` : one.kind)).join(" ");
}

/** Places of the blocks that stand under a heading, without the heading itself. */
function placesUnder(blocks: readonly DocBlock[], heading: string): readonly number[] {
  const at = blocks.findIndex(
    (one) => one.kind === "heading" && plainText(one.runs).startsWith(heading),
  );
  const head = blocks[at];
  if (head?.kind !== "heading") throw notFound("section of a guide");
  const { depth } = head;
  const next = blocks.findIndex(
    (one, place) => place > at && one.kind === "heading" && one.depth <= depth,
  );
  const end = next < 0 ? blocks.length : next;
  return Array.from({ length: end - at - 1 }, (_, place) => at + 1 + place);
}

function beginningOf(block: DocBlock | undefined): string {
  if (block?.kind === "table") return block.header.map(plainText).join(" | ");
  return block?.kind === "paragraph" ? plainText(block.runs) : "";
}

function titleOf(blocks: readonly DocBlock[]): string | undefined {
  const [first] = headingsOf(blocks);
  return first === undefined ? undefined : plainText(first.runs);
}
