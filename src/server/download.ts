import type { z } from "zod";
import type { Desk } from "./desk.ts";
import type { Asked, Route } from "./route.ts";

/** A file as an answer: what it is, what it is called, and its bytes for where the server is reached. */
export interface Download {
  readonly file: true;
  readonly mediaType: string;
  /** Name under which it is kept; missing for what is read in place, as feeds are. */
  readonly name?: string;
  body(origin: string): Bytes | Promise<Bytes>;
}

type Bytes = string | Uint8Array<ArrayBuffer>;

interface DownloadOptions<P extends z.ZodObject, Q extends z.ZodObject> {
  readonly path: string;
  readonly summary: string;
  readonly parameters: P;
  readonly query: Q;
  readonly answer: z.ZodType;
  readonly mediaType?: string;
  readonly forms?: Readonly<Record<string, string>>;
  work?(desk: Desk, asked: Asked): Promise<number>;
  handle(desk: Desk, asked: z.infer<P> & z.infer<Q>): Promise<Download>;
}

/** Declares a route whose answer is a file. */
export function downloadRoute<P extends z.ZodObject, Q extends z.ZodObject>(
  options: DownloadOptions<P, Q>,
): Route {
  // The framework checks what is asked against these same shapes before the handler sees it.
  return {
    ...options,
    handle: (desk, asked) => options.handle(desk, asked as z.infer<P> & z.infer<Q>),
  };
}

/** Whether an answer is a file. */
export function isDownload(answer: unknown): answer is Download {
  return typeof answer === "object" && answer !== null && "file" in answer && answer.file === true;
}

/**
 * The headers of a file (TRUST O5): its type, and a name that no reader's machine can take for anything else.
 *
 * Source: RFC 6266; RFC 8187 for letters beyond ASCII.
 */
export function headersOf({ mediaType, name }: Download): Readonly<Record<string, string>> {
  if (name === undefined) return { "content-type": `${mediaType}; charset=utf-8` };
  const plain = name.replace(/[^A-Za-z0-9._-]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  const isText = /^text\/|json|\+xml|bibtex|x-research/.test(mediaType);
  return {
    "content-type": isText ? `${mediaType}; charset=utf-8` : mediaType,
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  };
}
