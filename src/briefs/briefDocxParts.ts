import { inflateRawSync } from "node:zlib";
import { escapeXml } from "./xml.ts";
import { toZip } from "./zip.ts";

/** What is written into the parts of a document after it was packed. */
export interface DocxFixed {
  /** The day of the brief: the document holds no clock. */
  readonly day: string;
  /** What tables show, for readers who do not see them, in the order of the tables. */
  readonly tables: readonly { readonly title: string; readonly text: string }[];
}

/** Packs a document anew: fixed days, ids in the order in which they stand, and words for its tables. */
export function repackDocx(bytes: Uint8Array, fixed: DocxFixed): Uint8Array {
  const parts = readZip(Buffer.from(bytes));
  return toZip(
    parts.map(({ name, content }) => {
      if (!/\.(?:xml|rels)$/.test(name)) return { name, content };
      return { name, content: mended(name, content.toString("utf8"), fixed) };
    }),
  );
}

function mended(name: string, content: string, { day, tables }: DocxFixed): string {
  if (name === "docProps/core.xml") {
    const moment = `$1${day}T00:00:00Z$2`;
    return content.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, moment);
  }
  const steady = withSteadyIds(content);
  if (name !== "word/document.xml") return steady;
  let at = 0;
  return withPictureIds(withBookmarkIds(steady)).replaceAll("</w:tblPr>", (end) => {
    const table = tables[at];
    at += 1;
    if (table === undefined) return end;
    const title = `<w:tblCaption w:val="${escapeXml(table.title)}"/>`;
    return `${title}<w:tblDescription w:val="${escapeXml(table.text)}"/>${end}`;
  });
}

/** Bookmarks numbered in the order in which they stand; the part that packs numbers them over all documents it made. */
function withBookmarkIds(content: string): string {
  const numbers = { Start: 0, End: 0 };
  return content.replace(
    /<w:bookmark(Start|End)\b[^>]*>/g,
    (tag: string, kind: "Start" | "End") => {
      numbers[kind] += 1;
      return tag.replace(/w:id="[^"]*"/, `w:id="${numbers[kind]}"`);
    },
  );
}

/** Pictures numbered in the order in which they stand, as bookmarks are. */
function withPictureIds(content: string): string {
  let number = 0;
  return content.replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*/g, (_, before: string) => {
    number += 1;
    return `${before}${number}`;
  });
}

/** Ids that were drawn by lot, as links have them, are numbered within their part; numbers of footnotes stay. */
function withSteadyIds(content: string): string {
  const names = new Map<string, string>();
  return content.replace(/rId[\w-]{15,}/g, (id) => {
    const name = names.get(id) ?? `rIdLink${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}

/** The files of an archive that we wrote ourselves, by its directory. Source: PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16. */
function readZip(bytes: Buffer): readonly { readonly name: string; readonly content: Buffer }[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = bytes.readUInt16LE(end + 10);
  const files: { name: string; content: Buffer }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + packed);
    const content = method === 0 ? data : inflateRawSync(data);
    if (!name.endsWith("/")) files.push({ name, content });
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
