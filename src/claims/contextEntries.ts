import { formsIn } from "../evidence/index.ts";
import { inUzbekCyrillic, type Span, stem, words } from "../language/index.ts";
import { isRead, type Language, languages } from "../terms/index.ts";
import type { ClaimWorld, NamedEntry } from "./contextWorld.ts";

/** An entry of the register that a sentence names by words of its title. */
export interface EntryFound extends Span {
  readonly entries: readonly NamedEntry[];
  /** Share of the title's weight that the sentence has. */
  readonly coverage: number;
}

/** Finds entries by their titles, whatever the cases and the order of the words. */
export interface TitleIndex {
  find(
    text: string,
    language: Language,
    kinds: readonly NamedEntry["kind"][],
  ): readonly EntryFound[];
}

interface Title {
  readonly entry: NamedEntry;
  readonly stems: readonly string[];
  readonly weight: number;
  /** States that may be named where it is meant: its parties and those in its title. */
  readonly states: ReadonlySet<string>;
}

interface Shelf {
  readonly titles: readonly Title[];
  readonly weights: ReadonlyMap<string, number>;
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly statesOf: StatesOf;
}

/** States by the stems of their names and adjectives, which tell whose paper it is and not which. */
type StatesOf = ReadonlyMap<string, readonly string[]>;

/** Shorter words tell nothing of a title. */
const shortest = 3;
/** So much of a title must be said, and so many of its words. */
const leastCoverage = 0.66;
const leastWords = 2;

/** Makes the titles of all entries ready to be found, in every language in which they have one. */
export function indexTitles(world: ClaimWorld): TitleIndex {
  const shelves = new Map<Language, Shelf>();
  for (const language of languages) shelves.set(language, makeShelf(world, language));
  return {
    find(text, language, kinds) {
      const shelf = shelves.get(language);
      return shelf === undefined || !isRead(language) ? [] : search(shelf, text, language, kinds);
    },
  };
}

/** A title under the tag of a language, Uzbek as the register writes it. */
function titleIn(entry: NamedEntry, language: Language): string | undefined {
  const { titles } = entry;
  const latin = titles["uz-Latn"] ?? titles.uz;
  if (language === "uz-Latn") return latin;
  if (language === "uz-Cyrl" && titles[language] === undefined && latin !== undefined) {
    return inUzbekCyrillic(latin);
  }
  return titles[language];
}

function makeShelf(world: ClaimWorld, language: Language): Shelf {
  const statesOf = stateWords(world, language);
  const raw = world.entries.flatMap((entry) => {
    const title = titleIn(entry, language);
    if (title === undefined || title === "") return [];
    const all = [...new Set(stemsOf(title, language).map((one) => one.stem))];
    const stems = all.filter((one) => !statesOf.has(one));
    const states = new Set([...entry.parties, ...all.flatMap((one) => statesOf.get(one) ?? [])]);
    return stems.length === 0 ? [] : [{ entry, stems, states }];
  });
  const counts = new Map<string, number>();
  for (const { stems } of raw) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  const weights = new Map(
    [...counts].map(([one, count]) => [one, Math.log(1 + raw.length / count)]),
  );
  const byStem = new Map<string, number[]>();
  const titles = raw.map((one, index): Title => {
    for (const found of one.stems) byStem.set(found, [...(byStem.get(found) ?? []), index]);
    return { ...one, weight: one.stems.reduce((sum, found) => sum + (weights.get(found) ?? 0), 0) };
  });
  return { titles, weights, byStem, statesOf };
}

function stateWords(world: ClaimWorld, language: Language): StatesOf {
  const labels = [...world.states].map(([id, names]) => [id, names[language] ?? ""] as const);
  const codes = world.codebooks.filter((one) => one.type === "state").flatMap((one) => one.codes);
  const forms = codes.flatMap((code) =>
    code.groups
      .flatMap((group) => (isRead(language) ? formsIn(group.forms, language) : []))
      .map((form) => [code.id, form.replace(/=/g, "")] as const),
  );
  const found = new Map<string, string[]>();
  for (const [id, name] of [...labels, ...forms]) {
    for (const { stem: one } of stemsOf(name, language)) {
      found.set(one, [...(found.get(one) ?? []), id]);
    }
  }
  return found;
}

function stemsOf(text: string, language: Language): readonly (Span & { readonly stem: string })[] {
  return words(text).flatMap(({ start, end }) => {
    const word = text.slice(start, end);
    if (word.length < shortest && !/\p{Nd}/u.test(word)) return [];
    const best = stem(word, language)[0]?.stem ?? word;
    return [{ start, end, stem: best }];
  });
}

function search(
  shelf: Shelf,
  text: string,
  language: Language,
  kinds: readonly NamedEntry["kind"][],
): readonly EntryFound[] {
  const found = stemsOf(text, language);
  const scores = new Map<
    number,
    { weight: number; count: number; start: number; end: number; seen: Set<string> }
  >();
  for (const one of found) {
    for (const index of shelf.byStem.get(one.stem) ?? []) {
      const score = scores.get(index) ?? {
        weight: 0,
        count: 0,
        start: one.start,
        end: one.end,
        seen: new Set<string>(),
      };
      scores.set(index, score);
      if (score.seen.has(one.stem)) continue;
      score.seen.add(one.stem);
      score.weight += shelf.weights.get(one.stem) ?? 0;
      score.count += 1;
      score.end = one.end;
    }
  }
  const states = found.flatMap((one) => shelf.statesOf.get(one.stem) ?? []);
  const good = [...scores].flatMap(([index, score]) => {
    const title = shelf.titles[index];
    if (title === undefined || !kinds.includes(title.entry.kind)) return [];
    if (isOfOthers(title, states)) return [];
    const coverage = score.weight / title.weight;
    if (coverage < leastCoverage || score.count < Math.min(leastWords, title.stems.length))
      return [];
    return [{ title, coverage, weight: score.weight, start: score.start, end: score.end }];
  });
  const most = Math.max(0, ...good.map((one) => one.weight * one.coverage));
  const best = good.filter((one) => one.weight * one.coverage >= most * 0.97);
  const [first] = best;
  if (first === undefined) return [];
  return [
    {
      entries: best.map((one) => one.title.entry),
      coverage: first.coverage,
      start: Math.min(...best.map((one) => one.start)),
      end: Math.max(...best.map((one) => one.end)),
    },
  ];
}

/** A promise is not meant where only states are named that neither gave it nor are in its title. */
function isOfOthers(title: Title, states: readonly string[]): boolean {
  if (title.entry.kind !== "commitment" || states.length === 0) return false;
  return !states.some((one) => title.states.has(one));
}
