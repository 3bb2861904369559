import type { Finding } from "../terms/index.ts";
import { decodeText } from "./decode.ts";
import { type Extracted, type Page, unread } from "./extracted.ts";
import type { HtmlText } from "./html-text.js";
import { limits } from "./limits.ts";
import { findFrontMatter, parseYaml } from "./metadata.ts";
import { askParser, type ParserBounds } from "./parser.ts";
import { textFormat } from "./sniff.ts";

/**
 * A document that is text: TXT and Markdown as they stand, HTML as its reader sees it.
 *
 * Shape: for TXT and Markdown the text is the decoded file, unit for unit. Form feeds part pages.
 */
export async function readPlain(
  bytes: Uint8Array,
  name: string,
  bounds: ParserBounds = {},
): Promise<Extracted> {
  const decoded = decodeText(bytes, name, declaredEncoding(bytes));
  const format = textFormat(decoded.text, name);
  const findings = [...decoded.findings, ...longLines(decoded.text, name)];
  if (format === "html") return readHtml(decoded.text, name, findings, bounds);
  const { text } = decoded;
  const front = format === "md" ? findFrontMatter(text) : undefined;
  const described = front === undefined ? undefined : parseYaml(front.yaml, name);
  return {
    format,
    text,
    pages: pagesOf(text),
    bodyStart: front?.end ?? 0,
    metadata: described?.values ?? {},
    findings: [...findings, ...(described?.findings ?? [])],
  };
}

async function readHtml(
  html: string,
  file: string,
  findings: readonly Finding[],
  bounds: ParserBounds,
): Promise<Extracted> {
  const script = new URL("./html-worker.js", import.meta.url);
  const { value } = await askParser<HtmlText>(script, { html }, bounds);
  if (value === undefined) return unread("html", tooCostly(file), "too costly to read");
  const { text, blocks, metadata } = value;
  return { format: "html", text, pages: pagesOf(text), blocks, bodyStart: 0, metadata, findings };
}

function tooCostly(file: string): Finding {
  return {
    code: "html-too-large",
    severity: "error",
    message: `Reading the page took more than ${limits.parserSeconds} seconds or ${limits.parserMegabytes} MB and was stopped.`,
    remedy: "Save the page's text alone, or split it.",
    file,
  };
}

/** The encoding that a web page names in its head, which counts only when it is not UTF-8. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function pagesOf(text: string): Page[] {
  const starts = [0];
  for (let at = text.indexOf("\f"); at >= 0; at = text.indexOf("\f", at + 1)) {
    if (text.slice(at + 1).trim() !== "") starts.push(at + 1);
    else break;
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length, read: true }));
}

function longLines(text: string, file: string): Finding[] {
  let start = 0;
  let count = 0;
  let first = 0;
  while (start < text.length) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (end - start > limits.lineCharacters) {
      if (count === 0) first = start;
      count += 1;
    }
    start = end + 1;
  }
  if (count === 0) return [];
  return [
    {
      code: "line-too-long",
      severity: "note",
      message: `${count === 1 ? "A line is" : `${count} lines are`} longer than ${limits.lineCharacters} characters; the text was cut into passages all the same.`,
      remedy: "Look whether the file is the text it should be.",
      file,
      start: first,
    },
  ];
}
