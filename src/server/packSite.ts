import { createHash } from "node:crypto";
import { Problem } from "../terms/index.ts";
import { headScript } from "./packPage.ts";
import type { PackHead } from "./packShape.ts";
import type { PageFile } from "./pages.ts";

/** What a site is made of. */
export interface SiteOptions {
  /** The built pages by their address, as a server has them. */
  readonly pages: ReadonlyMap<string, PageFile>;
  /** The script that answers from the pack. */
  readonly answering: string;
  readonly head: PackHead;
  readonly title: string;
  /** Parts of the pack by name, each answer apart. */
  readonly parts: ReadonlyMap<string, string>;
  /** Which build it was made from. */
  readonly fingerprint: string;
}

/** What may be done in the pages of a site: all of it from its own folder. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/**
 * A folder for any web server: the pages, their answers as JSON files, and a list of all files with checksums.
 *
 * Shape: by path in the folder; every address inside is relative, so that the folder may lie anywhere on a server.
 */
export function packSite(options: SiteOptions): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [address, { body }] of options.pages) {
    if (address !== "/index.html") files.set(address.slice(1), body);
  }
  files.set("assets/answering.js", bytesOf(options.answering));
  files.set("index.html", bytesOf(indexOf(options)));
  for (const [name, text] of options.parts) files.set(`data/${name}.json`, bytesOf(text));
  files.set("CITATION.cff", bytesOf(citationOf(options)));
  files.set("manifest.json", bytesOf(manifestOf(files, options)));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first page with its addresses made relative, its policy, and what answers in place of a server. */
function indexOf({ pages, head, title }: SiteOptions): string {
  const built = pages.get("/index.html");
  if (built === undefined) {
    throw new Problem("pages-missing", "The pages have not been built: run `npm run build`.");
  }
  return Buffer.from(built.body)
    .toString("utf8")
    .replace(/^\s*<link rel="alternate"[^>]*>\n/gm, "") // feeds are a server's
    .replaceAll('="/', '="./')
    .replace(
      /<noscript>[^<]*/,
      "<noscript>These pages need JavaScript; what they show lies beside them in data/.",
    )
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title.replaceAll("<", "&lt;")}</title>`)
    .replace(
      '<meta charset="utf-8" />',
      (found) => `${found}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace(
      /\s*<script type="module"/,
      (found) =>
        `\n    ${headScript(head)}\n    <script src="./assets/answering.js"></script>${found}`,
    );
}

function manifestOf(
  files: ReadonlyMap<string, Uint8Array>,
  { head, title, fingerprint }: SiteOptions,
): string {
  const listed = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = listed.map(([path, bytes]) => ({
    path,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
  const { day, leftOut } = head;
  const made = { program: "hamkor", title, day, build: fingerprint, leftOut };
  return `${JSON.stringify({ ...made, files: all }, undefined, 1)}\n`;
}

function citationOf({ title, head, fingerprint }: SiteOptions): string {
  return [
    "cff-version: 1.2.0",
    "message: Cite the dossier with its day and build, and the sources that its pages name.",
    "type: dataset",
    `title: ${JSON.stringify(title)}`,
    "authors:",
    '  - name: "The dossier’s makers, with Hamkor"',
    `version: ${JSON.stringify(fingerprint.slice(0, 16))}`,
    `date-released: ${JSON.stringify(head.day)}`,
    "",
  ].join("\n");
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf8"));
}
