import type { Language } from "../terms/index.ts";
import { asList, asRecord, asTexts, once, readYaml } from "./content.ts";
import { foldWord } from "./fold.ts";
import { formKey } from "./keys.ts";
import { words } from "./words.ts";

/** A unit of measure under one of its names, word by word. */
export interface Unit {
  readonly id: string;
  readonly keys: readonly string[];
}

/** A part of one in words. */
export interface Part {
  readonly value: number;
  readonly keys: readonly string[];
}

/** Words that say how near a figure is, and on which side of it they stand. */
export interface BoundPhrase {
  readonly bound: string;
  readonly before: boolean;
  readonly keys: readonly string[];
}

/** What a language's file in `content/language/numbers` says, ready for look-up by key. */
export interface NumberContent {
  readonly decimal: string;
  readonly scales: ReadonlyMap<string, number>;
  /** Letters that are a scale after the figure of a sum of money, as written: m in €500m. */
  readonly moneyScales: ReadonlyMap<string, number>;
  readonly cardinals: ReadonlyMap<string, number>;
  /** Words that add a part of one to a number, or are one: a half, a quarter. */
  readonly parts: readonly Part[];
  /** Words after which a scale alone is no amount: several million. */
  readonly vague: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  readonly join: ReadonlySet<string>;
  /** Words before the first end of a range: from 10 to 15. */
  readonly from: ReadonlySet<string>;
  readonly units: readonly Unit[];
  readonly unitStarts: ReadonlySet<string>;
  readonly bounds: readonly BoundPhrase[];
  /** The suffix that says “up to”, as in 10 milliongacha; empty for languages without one. */
  readonly upTo: string;
  readonly months: ReadonlyMap<string, number>;
  readonly years: ReadonlySet<string>;
  readonly leads: ReadonlySet<string>;
  /** How the plural “years” begins, after which 1990 is a decade. */
  readonly decades: readonly string[];
  /** What is written on a figure that is a decade: the s of 1990s. */
  readonly decadeTails: ReadonlySet<string>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly quarters: ReadonlySet<string>;
  readonly halfYears: readonly (readonly string[])[];
  /** The days of a month in words, folded, with blanks between: “twenty first”. */
  readonly dayOrdinals: ReadonlyMap<string, number>;
}

interface Loaded {
  readonly content: NumberContent;
  readonly starts: ReadonlySet<string>;
}

const loaded = new Map<Language, Loaded>();

/** So many first letters tell whether a word can be one that numbers are made with. */
const startLength = 2;

/** The number words of a language. */
export function numberContent(language: Language): NumberContent {
  return load(language).content;
}

/** Whether a folded word begins as one of those does that numbers, units or dates are made with. */
export function numberStarts(language: Language, folded: string): boolean {
  return load(language).starts.has(folded.slice(0, startLength));
}

/** What a table says of a word; undefined when it lists none of its keys. */
export function lookUp<T>(keys: readonly string[], table: ReadonlyMap<string, T>): T | undefined {
  for (const key of keys) {
    const value = table.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether a set lists one of a word's keys. */
export function hasKey(keys: readonly string[], set: ReadonlySet<string>): boolean {
  for (const key of keys) if (set.has(key)) return true;
  return false;
}

function load(language: Language): Loaded {
  const ready = loaded.get(language);
  if (ready !== undefined) return ready;
  const data = readYaml(`numbers/${language}.yaml`);
  const content = readContent(data, language);
  const starts = new Set(listedWords(data).map((word) => foldWord(word).slice(0, startLength)));
  const made = { content, starts };
  loaded.set(language, made);
  return made;
}

/** Every word that the file lists anywhere. */
function listedWords(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split(/[\s-]+/);
  if (Array.isArray(value)) return value.flatMap(listedWords);
  return Object.entries(asRecord(value)).flatMap(([key, item]) => [key, ...listedWords(item)]);
}

function readContent(data: Record<string, unknown>, language: Language): NumberContent {
  const key = (word: string): string => formKey(word, language);
  const phrase = (form: string): readonly string[] =>
    words(form).map((word) => key(form.slice(word.start, word.end)));
  const table = (value: unknown): Map<string, number> =>
    new Map(Object.entries(asRecord(value)).map(([word, number]) => [key(word), Number(number)]));
  const set = (value: unknown): ReadonlySet<string> => new Set(asList(value).map(key));
  // A unit may be made into “worth so many dollars”: 10 mlrd dollarlik, 10 млрд долларлық.
  const endings = ["", ...asList(data.unitEndings)];
  const units = Object.entries(asRecord(data.units)).flatMap(([id, forms]) =>
    asList(forms).flatMap((form) => endings.map((end) => ({ id, keys: phrase(form + end) }))),
  );
  const months = new Map(asList(data.months).map((name, i) => [key(name), i + 1]));
  return {
    decimal: `${data.decimal}`,
    scales: table(data.scales),
    moneyScales: new Map(
      Object.entries(asRecord(data.moneyScales)).map(([name, value]) => [name, Number(value)]),
    ),
    cardinals: table(data.cardinals),
    parts: longestFirst([
      ...asList(data.halves).map((form) => ({ value: 0.5, keys: phrase(form) })),
      ...Object.entries(asRecord(data.fractions)).flatMap(([value, forms]) =>
        asList(forms).map((form) => ({ value: Number(value), keys: phrase(form) })),
      ),
    ]),
    vague: set(data.vague),
    cases: new Set(asList(data.cases).map(foldWord)),
    between: set(data.between),
    join: set(asRecord(data.ranges).join),
    from: set(asRecord(data.ranges).from),
    units: longestFirst(units),
    unitStarts: new Set(units.map((unit) => unit.keys[0] ?? "")),
    bounds: readBounds(data.bounds, phrase),
    upTo: `${data.upTo ?? ""}`,
    months: new Map([...months, ...table(data.monthsToo)]),
    years: set(data.years),
    leads: set(data.before),
    decades: asList(data.decades),
    decadeTails: new Set(asList(data.decadeTails).map(foldWord)),
    ordinals: table(data.ordinals),
    quarters: set(data.quarters),
    halfYears: asList(data.halfYears).map(phrase),
    dayOrdinals: new Map(asList(data.dayOrdinals).map((form, i) => [foldPhrase(form), i + 1])),
  };
}

function foldPhrase(form: string): string {
  return form.split(" ").map(foldWord).join(" ");
}

function readBounds(
  value: unknown,
  phrase: (form: string) => readonly string[],
): readonly BoundPhrase[] {
  const all = Object.entries(asRecord(value)).flatMap(([bound, sides]) => {
    const { before, after } = asRecord(sides);
    const made = (list: unknown, side: boolean): BoundPhrase[] =>
      asList(list).map((form) => ({ bound, before: side, keys: phrase(form) }));
    return [...made(before, true), ...made(after, false)];
  });
  return longestFirst(all);
}

function longestFirst<T extends { readonly keys: readonly string[] }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => b.keys.length - a.keys.length);
}

/** The dot of a sign such as kW·h, for which a text may have another. */
const dot = "·";

type Signs = readonly (readonly [string, string])[];

/** Signs by the character code that they begin with. */
function byStart(signs: Signs): ReadonlyMap<number, Signs> {
  const all = new Map<number, Signs>();
  for (const one of signs) {
    const start = one[0].charCodeAt(0);
    all.set(start, [...(all.get(start) ?? []), one]);
  }
  return all;
}

/** Signs of units, longest first: those after a number by how they begin, those before it, and how these end. */
export const unitSigns = once(() => {
  const data = readYaml("numbers/symbols.yaml");
  const dots = [...`${data.dots ?? dot}`];
  const signs = (value: unknown): Signs =>
    Object.entries(asTexts(value))
      .flatMap(([sign, unit]) =>
        sign.includes(dot)
          ? dots.map((one) => [sign.replace(dot, one), unit] as const)
          : [[sign, unit] as const],
      )
      .sort((a, b) => b[0].length - a[0].length);
  const [after, before] = [signs(data.after), signs(data.before)];
  return {
    after: byStart(after),
    before,
    beforeEnds: new Set(before.map(([sign]) => sign.charCodeAt(sign.length - 1))),
  };
});
