import type { coding, mention } from "../evidence/index.ts";
import type { RowOf } from "../store/index.ts";
import type { document } from "../texts/index.ts";

type CodingRow = RowOf<typeof coding>;
type MentionRow = RowOf<typeof mention>;
type DocumentRow = RowOf<typeof document>;

/** A date, an amount or a name in a sentence; offsets count from the sentence's beginning. */
export interface Placed<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** A sentence as the evidence has it, whatever directions it was coded to. */
export interface Statement {
  readonly document: string;
  /** Date of the document: what lies later was not done when it was written. */
  readonly documentDate: string | undefined;
  readonly coding: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly kind: string;
  readonly modality: string;
  readonly directions: readonly string[];
  readonly interests: readonly string[];
  readonly states: readonly string[];
  readonly obligors: readonly string[];
  readonly deadline: string | undefined;
  /** The amount that a commitment promises. */
  readonly measure: { readonly value: number; readonly unit: string } | undefined;
  readonly confidence: number;
  readonly days: readonly Placed<string>[];
  readonly amounts: readonly Placed<{ readonly value: number; readonly unit: string }>[];
  /** States named, by ISO3 code. */
  readonly named: readonly Placed<string>[];
  /** Entries of the register that the codebooks name. */
  readonly entries: readonly Placed<string>[];
}

/**
 * The sentences that may tell an act: those of the rules, each once, without what is denied.
 *
 * Shape: in the order of documents and places.
 */
export function toStatements(
  codings: readonly CodingRow[],
  mentions: readonly MentionRow[],
  documents: readonly DocumentRow[],
): readonly Statement[] {
  const registers = new Map<string, string>();
  for (const one of mentions) {
    if (one.register !== undefined) registers.set(placeOf(one.document, one), one.register);
  }
  const dates = new Map(documents.map((one) => [one.id, one.date]));
  const groups = new Map<string, CodingRow[]>();
  for (const one of codings) {
    const key = `${one.document} ${one.start} ${one.end}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()]
    .filter((group) => group.every((one) => !one.negated))
    .map((group) => statementOf(group, registers, dates))
    .filter((one) => one !== undefined)
    .sort((a, b) =>
      a.document === b.document ? a.start - b.start : a.document < b.document ? -1 : 1,
    );
}

function statementOf(
  group: readonly CodingRow[],
  registers: ReadonlyMap<string, string>,
  dates: ReadonlyMap<string, string | undefined>,
): Statement | undefined {
  const [one] = [...group].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  if (one === undefined) return undefined;
  const { document, start, end } = one;
  const shift = <Value>(value: Value, at: { start: number; end: number }): Placed<Value> => ({
    value,
    start: at.start - start,
    end: at.end - start,
  });
  return {
    document,
    documentDate: dates.get(document),
    coding: one.id,
    passage: one.passage,
    start,
    end,
    quote: one.quote,
    language: one.language,
    kind: one.kind,
    modality: one.modality,
    directions: unique(group.flatMap((each) => each.direction ?? [])),
    interests: unique(group.flatMap((each) => each.interests)),
    states: [...one.states].sort(),
    obligors: one.obligors.filter((id) => one.states.includes(id)).sort(),
    deadline: one.deadline,
    measure: one.measure && { value: one.measure.value, unit: one.measure.unit },
    confidence: one.confidence,
    days: one.dates.flatMap((day) => (day.value === undefined ? [] : [shift(day.value, day)])),
    amounts: one.quantities.map(({ value, unit, ...at }) => shift({ value, unit }, at)),
    named: one.mentions.flatMap((each) => (each.type === "state" ? [shift(each.id, each)] : [])),
    entries: one.mentions.flatMap((each) => {
      const entry = registers.get(placeOf(document, { ...each, code: each.id }));
      return entry === undefined ? [] : [shift(entry, each)];
    }),
  };
}

function placeOf(document: string, { start, code }: { start: number; code: string }): string {
  return `${document} ${start} ${code}`;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
