import { isBinary } from "./decode.ts";
import { findFrontMatter } from "./metadata.ts";

/** What a file is by its content; `zip` is any archive, `binary` anything that is not a document. */
export type Sniffed = "pdf" | "zip" | "old-office" | "rtf" | "binary" | "text";

/** What a file is by its first bytes, whatever its name says. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  if (isPdf(head)) return "pdf";
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return "zip";
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "old-office";
  if (head.startsWith("{\\rtf")) return "rtf";
  return isBinary(bytes) ? "binary" : "text";
}

/** The form of a text: HTML and Markdown by their structure; the name only tips the scale. */
export function textFormat(text: string, name: string): "txt" | "md" | "html" {
  if (isHtml(text)) return "html";
  if (/\.(md|markdown)$/i.test(name)) return "md";
  if (findFrontMatter(text) !== undefined) return "md";
  const headings = text.slice(0, 50_000).match(/^#{1,6} \S[^\n]*\r?\n\r?\n/gm)?.length ?? 0;
  return headings >= 2 ? "md" : "txt";
}

/** The mark may stand behind junk (as PDF readers allow), but not in the midst of a text about PDF. */
function isPdf(head: string): boolean {
  const at = head.slice(0, 1024).search(/%PDF-\d/);
  if (at < 0) return false;
  return head.slice(0, at).trim() === "" || /\d+ \d+ obj\b/.test(head);
}

const htmlStart =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|base|script|style|div|p|h[1-6]|article|section|main|table|ul|ol|template|svg|math|iframe|img|a|form|noscript|span|b|i|details|object|embed|video|audio|input|button|select|textarea)\b[^>]*>/i;

function isHtml(text: string): boolean {
  return htmlStart.test(withoutProlog(text.slice(0, 20_000)));
}

/** What is left of a text after the declaration and the comments that may stand before a page. */
function withoutProlog(text: string): string {
  let rest = text.replace(/^\ufeff/, "").trimStart();
  if (/^<\?xml\b/i.test(rest)) rest = after(rest, "?>");
  while (rest.startsWith("<!--")) rest = after(rest, "-->");
  return rest;
}

function after(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? "" : text.slice(at + mark.length).trimStart();
}
