import type { CompiledCodebooks } from "../evidence/index.ts";
import { type Span, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { KnownEntry } from "./candidates.ts";
import type { ProposalContent } from "./proposalContent.ts";
import type { Register } from "./register.ts";
import type { ActedKind } from "./rules.ts";
import type { KnownBook } from "./telling.ts";
import { indexTitles } from "./titles.ts";

type Rows = Pick<
  Register,
  "agreements" | "commitments" | "disputes" | "doctrines" | "meetings" | "acts"
>;

interface Common {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly directions: readonly string[];
}

/** The register in the form in which sentences are held against it. Meetings are no papers and are left out. */
export function toKnownBook(
  rows: Rows,
  { rules, words: papers }: ProposalContent,
  names: CompiledCodebooks,
): KnownBook {
  const { scales } = rules;
  const acts = actsByEntry(rows.acts);
  const common = (kind: ActedKind, row: Common, parties: readonly string[]): KnownEntry => ({
    id: row.id,
    kind,
    title: row.title,
    parties,
    directions: row.directions,
    form: undefined,
    agreement: undefined,
    due: undefined,
    target: undefined,
    acts: acts.get(row.id) ?? [],
  });
  const entries: readonly KnownEntry[] = [
    ...rows.agreements.map((row) => ({
      ...common("agreement", row, row.parties),
      form: row.kind,
    })),
    ...rows.commitments.map((row) => ({
      ...common("commitment", row, row.obligors),
      agreement: row.agreement,
      due: row.due,
      target: targetOf(row, scales),
    })),
    ...rows.disputes.map((row) => common("dispute", row, row.parties)),
    ...rows.doctrines.map((row) => common("doctrine", row, row.states)),
  ];
  return {
    entries: new Map(entries.map((one) => [one.id, one])),
    titles: indexTitles(entries, (title, language) =>
      nameIn(title, language as Language, papers, names),
    ),
    byDay: gather(entries, (one) =>
      one.acts.map((act) => act.date).filter((day) => day.length === 10),
    ),
    byUnit: gather(entries, (one) => (one.target === undefined ? [] : [one.target.unit])),
    underAgreement: gather(entries, (one) => (one.agreement === undefined ? [] : [one.agreement])),
  };
}

/** The words of a title without states, which many titles have; none when only the form of the paper is left. */
function nameIn(
  title: string,
  language: Language,
  papers: CompiledCodebooks,
  names: CompiledCodebooks,
): readonly Span[] {
  const within = (word: Span, all: readonly Span[]): boolean =>
    all.some((one) => one.start <= word.start && one.end >= word.end);
  const states = names.find(title, language).filter((one) => one.type === "state");
  const forms = papers.find(title, language).filter((one) => one.type === "paper");
  const kept = words(title).filter((word) => !within(word, states));
  return kept.some((word) => !within(word, forms)) ? kept : [];
}

function actsByEntry(acts: Rows["acts"]): ReadonlyMap<string, KnownEntry["acts"]> {
  const byEntry = new Map<
    string,
    { id: string; word: string; date: string; party: string | undefined }[]
  >();
  for (const { id, entry, act: word, date, party } of acts) {
    const known = byEntry.get(entry);
    const one = { id, word, date, party };
    if (known === undefined) byEntry.set(entry, [one]);
    else known.push(one);
  }
  return byEntry;
}

/** A target in whole units: 10000 of `mln USD` are 10 billion of `USD`. */
function targetOf(
  { targetValue, unit }: Register["commitments"][number],
  scales: Readonly<Record<string, number>>,
): KnownEntry["target"] {
  if (targetValue === undefined || unit === undefined) return undefined;
  const [first = "", ...rest] = unit.split(" ");
  const scale = rest.length > 0 && Object.hasOwn(scales, first) ? scales[first] : undefined;
  if (scale === undefined) return { value: targetValue, unit };
  return { value: targetValue * scale, unit: rest.join(" ") };
}

function gather(
  entries: readonly KnownEntry[],
  keysOf: (entry: KnownEntry) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const one of entries) {
    for (const key of new Set(keysOf(one))) {
      const known = map.get(key);
      if (known === undefined) map.set(key, [one.id]);
      else known.push(one.id);
    }
  }
  return map;
}
