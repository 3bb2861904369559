import type { Finding } from "../terms/index.ts";
import { pack, type Refusal, unpack } from "./archive.ts";
import { type Extracted, unread } from "./extracted.ts";
import type { HtmlText } from "./html-text.js";
import { limits } from "./limits.ts";
import { askParser, type ParserBounds } from "./parser.ts";

const mainPart = "word/document.xml";

/** The text of a Word document; what it would fetch from elsewhere is listed and never fetched. */
export async function readDocx(
  bytes: Uint8Array,
  file: string,
  bounds: ParserBounds = {},
): Promise<Extracted> {
  const archive = await unpack(bytes);
  if ("refused" in archive) return refuse(refusals[archive.refused], file);
  const { parts } = archive;
  if (!parts.has(mainPart)) return refuse(noDocument, file);
  if ([...parts.values()].some(declaresEntities)) return refuse(entities, file);
  const script = new URL("./docx-worker.js", import.meta.url);
  const { value, end } = await askParser<HtmlText>(script, { bytes: pack(parts) }, bounds);
  if (value === undefined) {
    return refuse(end.end === "failed" ? refusals.damaged : tooCostly, file);
  }
  const { text, blocks } = value;
  const pages = [{ start: 0, end: text.length, read: true }];
  const metadata = coreProperties(parts.get("docProps/core.xml"));
  const findings = [...outsideFindings(parts, file), ...leftOut(parts, file)];
  return { format: "docx", text, pages, blocks, bodyStart: 0, metadata, findings };
}

type Reason = Pick<Finding, "code" | "message" | "remedy">;

const saveAgain = "Open it in a word processor, save it as DOCX again, and add that file.";

const refusals: Record<Refusal, Reason> = {
  damaged: {
    code: "docx-damaged",
    message: "The Word document is cut off or damaged, so nothing of it was read.",
    remedy: "Get the file again from its source, or save it as DOCX again.",
  },
  "too-large": {
    code: "docx-bomb",
    message: `Unpacked, the file passes ${limits.entryBytes >> 20} MB in one part or ${limits.archiveBytes >> 20} MB in all, so it was refused.`,
    remedy: "Split the document if it is honest; if a stranger sent it, do not open it.",
  },
  "too-many": {
    code: "docx-bomb",
    message: `The file holds more than ${limits.archiveEntries} parts, so it was refused.`,
    remedy: "Save it as DOCX again without its pictures; if a stranger sent it, do not open it.",
  },
  path: {
    code: "docx-path",
    message: "A part of the file has a name that leads out of it, so the file was refused.",
    remedy: saveAgain,
  },
  link: {
    code: "docx-link",
    message: "The file holds a link to another file, so it was refused.",
    remedy: saveAgain,
  },
  locked: {
    code: "docx-encrypted",
    message: "The Word document is locked with a password, so nothing of it was read.",
    remedy: "Open it with the password and save it without one.",
  },
};

const noDocument: Reason = {
  code: "format-unknown",
  message: "The file is an archive, but no Word document, so nothing of it was read.",
  remedy: "Unpack it and add the documents in it; tables belong into CSV files.",
};

const entities: Reason = {
  code: "docx-doctype",
  message: "A part of the file declares XML entities, which no Word document does; it was refused.",
  remedy: saveAgain,
};

const tooCostly: Reason = {
  code: "docx-too-large",
  message: `Reading the Word document took more than ${limits.parserSeconds} seconds or ${limits.parserMegabytes} MB and was stopped.`,
  remedy: "Split the document into smaller ones.",
};

function refuse(reason: Reason, file: string): Extracted {
  return unread("docx", { ...reason, severity: "error", file }, reason.message);
}

/** In whatever encoding: XML parts are ASCII where it matters, with zero bytes between in UTF-16. */
function declaresEntities(part: Buffer): boolean {
  const isWide = part.subarray(0, 4).includes(0);
  const text = isWide ? part.toString("latin1").replaceAll("\0", "") : part.toString("latin1");
  return /<!(DOCTYPE|ENTITY)/i.test(text);
}

function outsideFindings(parts: ReadonlyMap<string, Buffer>, file: string): Finding[] {
  const counts = new Map<string, number>();
  for (const [name, part] of parts) {
    if (!name.endsWith(".rels")) continue;
    for (const match of part.toString("utf8").matchAll(/<Relationship\b[^>]*>/g)) {
      const kind = outsideKind(match[0]);
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return [];
  const listed = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = listed.map(([kind, count]) => `${kind} (${count})`).join(", ");
  return [
    {
      code: "docx-outside",
      severity: "note",
      message: `The document refers to things outside itself: ${named}. Nothing was fetched.`,
      remedy: "If a picture or text is missing, put it into the document itself.",
      file,
    },
  ];
}

/** The kind of a reference to the outside; an ordinary link to a web page is none. */
function outsideKind(relationship: string): string | undefined {
  if (!/TargetMode\s*=\s*["']External["']/i.test(relationship)) return undefined;
  const type = /\bType\s*=\s*["'][^"']*\/(\w+)["']/.exec(relationship)?.[1] ?? "other";
  const target = /\bTarget\s*=\s*["']([^"']*)["']/.exec(relationship)?.[1] ?? "";
  if (type !== "hyperlink") return type;
  return /^(https?:|mailto:|#)/i.test(target.trim()) ? undefined : "unusual hyperlink";
}

/** Running heads and feet are not read into the text: that is said when they hold words. */
function leftOut(parts: ReadonlyMap<string, Buffer>, file: string): Finding[] {
  const around = [...parts].filter(
    ([name, part]) => /^word\/(header|footer)\d*\.xml$/.test(name) && part.includes("<w:t"),
  );
  if (around.length === 0) return [];
  return [
    {
      code: "docx-left-out",
      severity: "note",
      message: `${around.length} running heads or feet of the document are not part of its text.`,
      remedy: "Nothing, unless a fact stands only there: then put it into the text.",
      file,
    },
  ];
}

function coreProperties(part: Buffer | undefined): Record<string, unknown> {
  const xml = part?.toString("utf8") ?? "";
  const value = (tag: string): string | undefined =>
    new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(xml)?.[1]?.replace(/&amp;/g, "&");
  return { title: value("dc:title"), author: value("dc:creator") };
}
