import { createHash } from "node:crypto";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import type { Desk } from "./desk.ts";
import type { Route, Shown } from "./route.ts";

/** What may be asked of every list that comes page by page, beside how long a page is. */
const place = {
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .default(0)
    .describe("How many are passed over: for pages that people turn. Programs follow `next`."),
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe("`next` of the page before, of the same question and build; only limit may differ."),
};

/** How long a page is where all come unless asked otherwise: the list is read whole by most who ask. */
export const pageLength = z.coerce
  .number()
  .int()
  .min(1)
  .max(100_000)
  .optional()
  .describe("Left out: all of them.");

/** One page of a list that is at hand whole. */
export function pageOf<Row>(
  rows: readonly Row[],
  offset: number,
  limit: number | undefined,
): readonly Row[] {
  return rows.slice(offset, limit === undefined ? undefined : offset + limit);
}

interface PagedOptions<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly parameters: P;
  /** What may be asked, `limit` with it: with a usual length, or optional where all come unless asked otherwise. */
  readonly query: Q;
  /** Its shape has an optional `next`. */
  readonly answer: A;
  /** How many of the list a page has, and how many there are. */
  readonly counts: (answer: Shown<z.infer<A>>) => { readonly here: number; readonly all: number };
  handle(
    desk: Desk,
    asked: z.infer<P> & z.infer<Q> & { readonly offset: number },
  ): Promise<Shown<z.infer<A>>>;
}

/**
 * Declares a route whose answer is a list that comes page by page.
 *
 * Shape: while there is more, the answer has `next`, a cursor that holds for this question and this build. All pages of
 * one build together are the whole list, each row once and in order.
 * Throws: `cursor-unreadable`, `cursor-elsewhere`, `cursor-outdated`.
 */
export function pagedRoute<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>({
  counts,
  handle,
  query,
  ...told
}: PagedOptions<P, Q, A>): Route {
  return {
    ...told,
    query: query.extend(place),
    handle: async (desk, asked) => {
      // The framework checks what is asked against these same shapes before the handler sees it.
      const { cursor, ...question } = asked as unknown as Placed;
      const { offset, cursorAt } = placeIn(desk, told.path, question, cursor);
      const placed: unknown = { ...question, offset };
      const answer = await handle(desk, placed as Parameters<typeof handle>[1]);
      const { here: length, all } = counts(answer);
      const end = offset + length;
      return length > 0 && end < all ? { ...Object(answer), next: cursorAt(end) } : answer;
    },
  };
}

/** Where in a list a page begins, and the cursor of a place further on. */
export interface Place {
  readonly offset: number;
  readonly cursorAt: (end: number) => string;
}

/**
 * Where a question about a list begins: at its cursor, or at its offset.
 *
 * Throws: `cursor-unreadable`, `cursor-elsewhere`, `cursor-outdated`.
 */
export function placeIn(
  desk: Desk,
  list: string,
  { offset: given, ...question }: Readonly<Record<string, unknown>> & { readonly offset: number },
  cursor: string | undefined,
): Place {
  const here = { build: desk.store.fingerprint, question: wordsOf(list, question) };
  const offset = cursor === undefined || cursor === "" ? given : readCursor(cursor, given, here);
  return { offset, cursorAt: (end) => writeCursor(end, here) };
}

interface Placed extends Readonly<Record<string, unknown>> {
  readonly offset: number;
  readonly cursor?: string;
}

/** Of which list of which build a place is. */
interface Whereabouts {
  readonly build: string;
  readonly question: string;
}

function wordsOf(path: string, { limit: _, ...question }: Readonly<Record<string, unknown>>) {
  const parts = Object.entries(question).flatMap(([name, value]) => {
    // A pair is the same whichever state is named first.
    const one = name === "pair" ? String(value).split("-").sort().join("-") : value;
    return value === undefined ? [] : [[name, one] as const];
  });
  return JSON.stringify([path, ...parts.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function writeCursor(at: number, { build, question }: Whereabouts): string {
  return Buffer.from(`${at}.${markOf(build)}.${markOf(question)}`).toString("base64url");
}

function readCursor(cursor: string, offset: number, { build, question }: Whereabouts): number {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, at, ofBuild, ofQuestion] = /^(\d{1,8})\.([\w-]{8})\.([\w-]{8})$/.exec(text) ?? [];
  if (at === undefined || offset > 0) {
    throw new Problem(
      "cursor-unreadable",
      "The cursor must be `next` of an answer, as it stands there, and offset left out.",
    );
  }
  if (ofBuild !== markOf(build)) {
    throw new Problem(
      "cursor-outdated",
      "The dossier was built again after that page: begin anew without the cursor.",
    );
  }
  if (ofQuestion === markOf(question)) return Number(at);
  throw new Problem(
    "cursor-elsewhere",
    "The cursor is of another question: ask the same again, only cursor and limit may differ.",
  );
}

const markOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 8);

/** Where the page after an answer is, from the address of the question. Missing: there is none. */
export function nextAddress(address: URL, answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null || !("next" in answer)) return undefined;
  if (typeof answer.next !== "string") return undefined;
  const parts = new URLSearchParams(address.search);
  parts.delete("offset");
  parts.set("cursor", answer.next);
  return `${address.pathname}?${parts}`;
}
