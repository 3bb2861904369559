import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import type { PackHead } from "./packShape.ts";

/** The pages as they were built to stand in one file: their script, their style with its fonts, and the answering part. */
export interface PackPages {
  readonly app: string;
  readonly style: string;
  readonly answering: string;
  /** The mark of the program, as SVG. */
  readonly mark: string;
}

/**
 * One HTML file with pages, answers, fonts and styles in it, under a policy that allows it no request at all.
 *
 * Shape: the parts lie in it deflated and in base64; the same parts give the same bytes.
 */
export function packPage(
  pages: PackPages,
  head: PackHead,
  title: string,
  parts: ReadonlyMap<string, string>,
): string {
  const scripts = [pages.answering, pages.app].map(closedIn);
  const style = pages.style.trim();
  const data = [...parts].map(
    ([name, text]) =>
      `<script type="text/plain" id="pack-${name}">${deflateRawSync(text, { level: 9 }).toString("base64")}</script>`,
  );
  const icon = `data:image/svg+xml;base64,${Buffer.from(pages.mark).toString("base64")}`;
  return [
    "<!doctype html>",
    `<html lang="${head.language ?? "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(scripts, style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<link rel="icon" href="${icon}">`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    '<div id="app"></div>',
    "<noscript>This file needs JavaScript to draw its pages; it sends nothing anywhere.</noscript>",
    headScript(head),
    ...data,
    `<script>${scripts[0]}</script>`,
    `<script type="module">${scripts[1]}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** What a pack is about, as pages find it in their own file. */
export function headScript(head: PackHead): string {
  const text = JSON.stringify(head).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="pack-head">${text}</script>`;
}

/** Nothing is fetched, sent or evaluated; the two scripts and the style are known by their digests. */
function policyOf(scripts: readonly string[], style: string): string {
  const digest = (text: string): string =>
    `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${scripts.map(digest).join(" ")}`,
    `style-src ${digest(style)}`,
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** A script that cannot end before its end: the tag that would close it is written another way. */
function closedIn(script: string): string {
  return script
    .trim()
    .replace(/<\/(script)/gi, "<\\/$1")
    .replaceAll("<!--", "<\\!--");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
