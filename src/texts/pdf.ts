import type { Finding } from "../terms/index.ts";
import { type Extracted, unread } from "./extracted.ts";
import { limits } from "./limits.ts";
import { type ParserBounds, type ParserEnd, runParser } from "./parser.ts";
import type { PageLines } from "./pdf-compose.ts";
import { layOut } from "./pdf-layout.ts";
import { type Glyph, pageLines } from "./pdf-lines.ts";

/** What the thread that reads PDF files sends. */
type Message =
  | { readonly type: "document"; readonly pages: number; readonly info: Record<string, string> }
  | {
      readonly type: "page";
      readonly number: number;
      readonly glyphs?: RawGlyphs;
      readonly problem?: string;
    }
  | { readonly type: "problem"; readonly name: string };

interface RawGlyphs {
  readonly text: readonly string[];
  readonly places: Float32Array;
  readonly flags: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What has arrived so far: when the thread is stopped, the pages that came stay read. */
interface Arrived {
  pages: number | undefined;
  info: Record<string, string>;
  problem: string | undefined;
  readonly read: Map<number, PageLines>;
  unknownGlyphs: number;
}

const noTextLayer = "no text layer";

/** The text of a PDF file; pages without a text layer, and those that could not be read, say so. */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
  bounds: ParserBounds = {},
): Promise<Extracted> {
  const arrived: Arrived = {
    pages: undefined,
    info: {},
    problem: undefined,
    read: new Map(),
    unknownGlyphs: 0,
  };
  const script = new URL("./pdf-worker.js", import.meta.url);
  // A copy of its own, because a file's bytes may be a part of a larger buffer.
  const input = { bytes: new Uint8Array(bytes) };
  const end = await runParser(
    script,
    input,
    (message) => take(arrived, message as Message),
    bounds,
  );
  const total = arrived.pages;
  if (total === undefined) {
    const finding = refusal(arrived.problem, end, file);
    return unread("pdf", finding, finding.message);
  }
  const reason = end.end === "done" ? "damaged page" : stopReason(end);
  const pages = Array.from(
    { length: Math.min(total, mostPages) },
    (_, i) => arrived.read.get(i + 1) ?? { lines: [], height: 1, reason },
  );
  const { text, blocks, pages: accounted } = layOut(pages);
  const findings = [
    ...endFindings(end, file),
    ...pageFindings(pages, file),
    ...glyphFindings(arrived, file),
  ];
  const metadata = { title: arrived.info.Title, author: arrived.info.Author };
  return { format: "pdf", text, pages: accounted, blocks, bodyStart: 0, metadata, findings };
}

/** A page tree may lie about its length; what is past this was never going to be read. */
const mostPages = 100_000;

function take(arrived: Arrived, message: Message): void {
  if (message.type === "problem") arrived.problem = message.name;
  if (message.type === "document") {
    arrived.pages = message.pages;
    arrived.info = message.info;
  }
  if (message.type !== "page") return;
  if (message.glyphs === undefined) {
    arrived.read.set(message.number, { lines: [], height: 1, reason: "damaged page" });
    return;
  }
  const glyphs = toGlyphs(message.glyphs);
  arrived.unknownGlyphs += glyphs.filter((glyph) =>
    /[\ufffd\ue000-\uf8ff]/.test(glyph.text),
  ).length;
  const lines = pageLines(glyphs, message.glyphs.width);
  const reason = lines.length === 0 ? { reason: noTextLayer } : {};
  arrived.read.set(message.number, { lines, height: message.glyphs.height, ...reason });
}

/** Glyphs of letters set upright or aslant; what is turned on the page is set at its foot, read across. */
function toGlyphs(raw: RawGlyphs): Glyph[] {
  let turned = 0;
  return raw.text.map((text, i) => {
    const at = (field: number): number => raw.places[i * 4 + field] ?? 0;
    const flags = raw.flags[i] ?? 0;
    const isTurned = (flags & 1) === 1;
    if (isTurned) turned += at(2);
    return {
      text,
      x: isTurned ? turned - at(2) : at(0),
      y: isTurned ? raw.height + 100 : at(1),
      width: at(2),
      size: at(3),
      bold: (flags & 2) === 2,
    };
  });
}

function refusal(problem: string | undefined, end: ParserEnd, file: string): Finding {
  if (problem === "PasswordException") {
    return {
      code: "pdf-encrypted",
      severity: "error",
      message: "The PDF file is locked with a password, so nothing of it was read.",
      remedy: "Open it with the password and save it without one.",
      file,
    };
  }
  const stopped = endFindings(end, file)[0];
  if (stopped !== undefined && end.end !== "failed") return stopped;
  return {
    code: "pdf-damaged",
    severity: "error",
    message: "The PDF file is cut off or damaged, so nothing of it was read.",
    remedy: "Get the file again from its source.",
    file,
  };
}

function stopReason(end: ParserEnd): string {
  if (end.end === "too-long") return "time limit";
  return end.end === "too-large" ? "memory limit" : "damaged page";
}

function endFindings(end: ParserEnd, file: string): Finding[] {
  if (end.end === "done") return [];
  const remedy = "Split the file, or save it again from a PDF reader.";
  if (end.end === "failed") {
    const message = "Reading the PDF file broke off; the pages before are read.";
    return [{ code: "pdf-damaged", severity: "error", message, remedy, file }];
  }
  const limit =
    end.end === "too-long"
      ? `${limits.parserSeconds} seconds`
      : `${limits.parserMegabytes} MB of memory`;
  const message = `Reading the PDF file took more than ${limit} and was stopped.`;
  return [{ code: `pdf-${end.end}`, severity: "error", message, remedy, file }];
}

function pageFindings(pages: readonly PageLines[], file: string): Finding[] {
  const numbers = (reason: string): number[] =>
    pages.flatMap((page, i) => (page.reason === reason ? [i + 1] : []));
  const bare = numbers(noTextLayer);
  const damaged = numbers("damaged page");
  const found: Finding[] = [];
  if (bare.length > 0) {
    found.push({
      code: "no-text-layer",
      severity: "warning",
      message: `${countPages(bare)} no text layer, such as a scan has none: not read.`,
      remedy: "Run text recognition over the file (OCR) and add the result.",
      file,
    });
  }
  if (damaged.length > 0) {
    found.push({
      code: "pdf-page-damaged",
      severity: "error",
      message: `${countPages(damaged)} damage that cannot be read through: not read.`,
      remedy: "Get the file again from its source.",
      file,
    });
  }
  return found;
}

function countPages(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 12).join(", ") + (numbers.length > 12 ? " …" : "");
  return numbers.length === 1 ? `Page ${shown} has` : `${numbers.length} pages (${shown}) have`;
}

function glyphFindings(arrived: Arrived, file: string): Finding[] {
  if (arrived.unknownGlyphs < 20) return [];
  return [
    {
      code: "pdf-letters-unknown",
      severity: "warning",
      message: `${arrived.unknownGlyphs} letters are drawn by a font that does not say which they are.`,
      remedy: "Compare the text with the page; a file made anew from the source may be better.",
      file,
    },
  ];
}
