import type {
  CheckedClaim,
  CheckedText,
  ClaimRow,
  UnreadSentence,
} from "../../src/server/contract.ts";
import { stateName } from "./frame.svelte.ts";
import type { Noted } from "./passages.ts";

/** What a note in the margin can say of a sentence: a verdict, or that it was not read. */
export const marks = [
  "supported",
  "partly",
  "out of date",
  "wrong unit",
  "wrong period",
  "wrong scope",
  "contradicted",
  "not covered",
  "unread",
] as const;
export type Mark = (typeof marks)[number];

/** A mark as part of a class or a message key. */
export function markKey(mark: Mark): string {
  return mark.replaceAll(" ", "-");
}

/** Shapes of the marks in a square of 14: none leans on its colour. */
export const markShapes: Readonly<Record<Mark, string>> = {
  supported: "M7 1.500a5.500 5.500 0 1 0 .01 0z",
  partly: "M7 1a6 6 0 1 0 .01 0zM7 2.400a4.600 4.600 0 0 1 0 9.200z",
  "out of date": "M2 1h10v1.500L8 7l4 4.500V13H2v-1.500L6 7 2 2.500z",
  "wrong unit": "M1 1h12v12H1zM2.400 2.400v4h9.200v-4z",
  "wrong period": "M1 1h12v12H1zM2.400 2.400v9.200h4V2.400z",
  "wrong scope": "M1 1h12v12H1zM2.400 2.400v9.200h9.200V2.400zM5 5h4v4H5z",
  contradicted:
    "M1 2.700 2.700 1 7 5.300 11.300 1 13 2.700 8.700 7 13 11.300 11.300 13 7 8.700 2.700 13 1 11.300 5.300 7z",
  "not covered": "M7 1a6 6 0 1 0 .01 0zM7 2.300a4.700 4.700 0 1 1-.01 0z",
  unread: "M1 6h3v2H1zM5.500 6h3v2h-3zM10 6h3v2h-3z",
};

/** A claim or an unread sentence, as the margin lists it. */
export type Found =
  | { readonly mark: Exclude<Mark, "unread">; readonly id: string; readonly claim: CheckedClaim }
  | { readonly mark: "unread"; readonly id: string; readonly unread: UnreadSentence };

/** What was found in one stretch of a text, which shares one note in the margin. */
export interface FoundNote extends Noted {
  readonly found: readonly Found[];
}

/** All that was found in a text, in its order. */
export function foundIn({ claims, unread }: CheckedText): readonly Found[] {
  const all = [
    ...claims.map((claim): Found => ({ mark: claim.verdict, id: claim.id, claim })),
    ...unread.map((one): Found => ({ mark: "unread", id: `unread-${one.start}`, unread: one })),
  ];
  return all.sort((x, y) => spanOf(x).start - spanOf(y).start);
}

/** Where something found stands. */
export function spanOf(found: Found): { readonly start: number; readonly end: number } {
  return found.mark === "unread" ? found.unread : found.claim;
}

/** Gathers what was found in the same stretch into notes. */
export function gatherFound(all: readonly Found[]): readonly FoundNote[] {
  const notes = new Map<string, FoundNote>();
  for (const one of all) {
    const { start, end } = spanOf(one);
    const key = `${start}-${end}`;
    const found = [...(notes.get(key)?.found ?? []), one];
    notes.set(key, { key, start, end, found });
  }
  return [...notes.values()].sort((x, y) => x.start - y.start || x.end - y.end);
}

/** Whom a row is about: states by name, two of them joined as the row joins them. */
export function ownersOf(of: string | undefined): string {
  if (of === undefined) return "";
  const [first = "", sign, second] = of.split(/([->])/);
  const from = stateName(first).text;
  if (second === undefined) return from;
  return `${from} ${sign === ">" ? "→" : "–"} ${stateName(second).text}`;
}

/** Rows of one edition, whose unit, prices and source are said once. */
export interface RowGroup {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly rows: readonly ClaimRow[];
}

/** The rows of a claim by edition, in the order in which they were used. */
export function groupRows(rows: readonly ClaimRow[]): readonly RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const { table, series, vintage, unit, priceBasis, source } = row;
    const what = series?.split(".")[0] ?? table;
    const title = vintage === undefined || series === undefined ? what : `${what}, ${vintage}`;
    const note = [unit, priceBasis, source, row.reference.file].filter(
      (one) => one !== undefined && one !== "",
    );
    const key = [title, ...note].join("; ");
    const before = groups.get(key)?.rows ?? [];
    groups.set(key, { key, title, note: note.join("; "), rows: [...before, row] });
  }
  return [...groups.values()];
}

/** The claims of a text as lines of a table, for spreadsheets. */
export function claimLines(
  data: CheckedText,
): readonly (readonly (string | number | undefined)[])[] {
  const head = [
    "start",
    "end",
    "quote",
    "language",
    "kind",
    "question",
    "verdict",
    "text_day",
    "verdict_text_day",
    "as_of",
    "verdict_as_of",
    "reason",
    "rows",
  ];
  const lines = data.claims.map((one) => [
    one.start,
    one.end,
    one.quote,
    one.language,
    one.kind,
    one.question,
    one.verdict,
    one.atTextDate?.day,
    one.atTextDate?.verdict,
    one.today.day,
    one.today.verdict,
    one.reason,
    one.rows.map(placeOf).join("; "),
  ]);
  const missed = data.unread.map((one) => [
    one.start,
    one.end,
    one.quote,
    one.language,
    "",
    "",
    "not read",
    "",
    "",
    "",
    "",
    one.reason,
    "",
  ]);
  return [head, ...lines, ...missed];
}

/** Where a row stands in the dossier. */
export function placeOf({ reference: { file, row } }: ClaimRow): string {
  return row === undefined ? file : `${file}:${row}`;
}
