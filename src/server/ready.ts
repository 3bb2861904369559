import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** An answer ready to be sent: its bytes, the same compressed, its tag and its headers. */
export interface Ready {
  /** Weak: the compressed bytes are another form of the same answer. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Missing where compressing gains nothing. */
  readonly compressed: Uint8Array<ArrayBuffer> | undefined;
}

/** Fewer bytes than this travel in one packet either way. */
const leastBytes = 1024;
const compress = promisify(gzip);

/** Makes an answer ready: tagged by its bytes, so that an equal answer of a later build keeps its tag. */
export async function makeReady(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<Ready> {
  const plain = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const digest = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const isText = /^text\/|json|[+/]xml|bibtex|x-research/.test(headers["content-type"] ?? "");
  const isWorthIt = isText && plain.length >= leastBytes;
  return {
    etag: `W/"${digest}"`,
    headers,
    plain,
    // Compressed beside the thread that answers, so that nobody waits for another's answer.
    compressed: isWorthIt ? new Uint8Array(await compress(plain)) : undefined,
  };
}

/** What a reader says of what they have and can read. */
export interface Reading {
  /** Tags of answers that the reader has. */
  readonly tags: string | undefined;
  readonly encodings: string | undefined;
}

/** What is sent back. */
export interface Reply {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** An answer that the reader may keep and ask after by its tag; without its bytes where they have it. */
export function replyKept(ready: Ready, reading: Reading): Reply {
  const headers = { etag: ready.etag, "cache-control": "no-cache" };
  if (hasTag(reading.tags, ready.etag)) return { status: 304, headers, body: null };
  return withBytes(ready, headers, reading);
}

/** An answer that nobody may keep, because it is to what was sent or holds for this moment alone. */
export function replyOnce(ready: Ready, reading: Reading): Reply {
  return withBytes(ready, { "cache-control": "no-store" }, reading);
}

function withBytes(ready: Ready, more: Reply["headers"], { encodings }: Reading): Reply {
  const { headers, plain, compressed } = ready;
  if (compressed === undefined)
    return { status: 200, headers: { ...headers, ...more }, body: plain };
  const vary = [headers.vary ?? [], "accept-encoding"].flat().join(", ");
  const told = { ...headers, ...more, vary };
  if (!acceptsGzip(encodings)) return { status: 200, headers: told, body: plain };
  return { status: 200, headers: { ...told, "content-encoding": "gzip" }, body: compressed };
}

/**
 * Whether a list of tags names this one, weakly compared.
 *
 * Source: RFC 9110, sections 8.8.3.2 and 13.1.2.
 */
export function hasTag(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  if (asked.trim() === "*") return true;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return asked.split(",").some((one) => bare(one) === bare(etag));
}

/** Whether gzip may be sent: named, and not with a weight of nought. */
export function acceptsGzip(header: string | undefined): boolean {
  return (header ?? "").split(",").some((one) => {
    const [name = "", ...rest] = one.split(";").map((part) => part.trim().toLowerCase());
    return name === "gzip" && !rest.some((part) => /^q=0(?:\.0{0,3})?$/.test(part));
  });
}
