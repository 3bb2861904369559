import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of the pages, held ready: bytes, the same compressed, and its headers. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
  readonly etag: string;
  /** Whether the name holds a digest, so that the file under it never changes. */
  readonly isForever: boolean;
}

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
  png: "image/png",
  json: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json",
  txt: "text/plain; charset=utf-8",
};

/** Addresses that name a file of the pages; ids of entries may have dots too, and are none. */
const pageFiles = /\.(html|js|map|css|svg|woff2|png|ico|json|webmanifest|txt)$/;

/** All files of the built pages by their address; empty when the pages have not been built. */
export function loadPages(folder: string): ReadonlyMap<string, PageFile> {
  const pages = new Map<string, PageFile>();
  if (!existsSync(folder)) return pages;
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = types[path.slice(path.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    pages.set(`/${path.replaceAll("\\", "/")}`, loadPage(join(folder, path), path, type));
  }
  return pages;
}

/** The file for an address: itself, or the first page for an address that the pages resolve themselves. */
export function pageFor(
  pages: ReadonlyMap<string, PageFile>,
  address: string,
): PageFile | undefined {
  const found = pages.get(address);
  if (found !== undefined) return found;
  return pageFiles.test(address) ? undefined : pages.get("/index.html");
}

function loadPage(full: string, path: string, type: string): PageFile {
  const body = new Uint8Array(readFileSync(full));
  const isText = !/font|png/.test(type);
  return {
    body,
    compressed: isText ? new Uint8Array(gzipSync(body, { level: 9 })) : undefined,
    type,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    isForever: /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/.test(path),
  };
}
