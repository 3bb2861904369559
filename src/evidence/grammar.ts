import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { foldWord } from "../language/index.ts";
import { type Language, Problem } from "../terms/index.ts";
import type { CodebookText } from "./codebook.ts";

/** What stands beside a name and says which part it plays. */
export type Cue =
  | "source"
  | "target"
  | "with"
  | "between"
  | "about"
  /** Out of whose hands or land; for whose sake; into whose land (a goal or, in Russian, a place). */
  | "from"
  | "for"
  | "into"
  | "owner";

const cueNames = [
  "source",
  "target",
  "with",
  "between",
  "about",
  "from",
  "for",
  "into",
  "owner",
] as const;

/** How one language shows who did what to whom. */
export interface RoleGrammar {
  /** Endings with their case, longest first. */
  readonly endings: readonly (readonly [ending: string, grammaticalCase: string])[];
  /** Endings of adjectives with the case of what they stand before, longest first. */
  readonly adjectives: readonly (readonly [ending: string, grammaticalCase: string])[];
  readonly cueOfCase: ReadonlyMap<string, Cue>;
  readonly before: ReadonlyMap<string, Cue>;
  readonly after: ReadonlyMap<string, Cue>;
  readonly and: ReadonlySet<string>;
  /** Words that set a second clause against the first: “but”, “while”. */
  readonly but: ReadonlySet<string>;
  /** Words after which what is said or agreed follows as a sentence of its own: “that”. */
  readonly that: ReadonlySet<string>;
  /** Words that begin a relative clause; Turkic languages have participles instead. */
  readonly relative: ReadonlySet<string>;
  /** Words that may stand between a name and its preposition: articles, “neighbouring”. */
  readonly skip: ReadonlySet<string>;
  /** How a passive is known where the language room does not tell: words before a verb, or its endings. */
  readonly passive: {
    readonly before: ReadonlySet<string>;
    readonly not: readonly string[];
    readonly endings: readonly string[];
  };
  /** Words before what something is in: “in”, «в»; Turkic languages have the locative. */
  readonly inside: ReadonlySet<string>;
  /** Nouns that make of the land that owns them a place: “the north of X”, “X hududida”. */
  readonly places: ReadonlySet<string>;
  /** Beginnings of words for a meeting: whose it is does not act there. */
  readonly meetings: readonly string[];
  /** Where an adjective has one ending for several cases, those of the noun after it tell which. */
  readonly heads: readonly (readonly [ending: string, grammaticalCase: string])[];
  /** How a verb is known that does not carry its sentence. */
  readonly infinitive: {
    readonly before: ReadonlySet<string>;
    readonly endings: readonly string[];
  };
  /** How it is known, where there are no cases, that a verb tells no event: what is usual, what is to come, a statistic. */
  readonly unfinished: {
    /** Words before a participle that make it a habit: “gas is sold”. */
    readonly before: ReadonlySet<string>;
    /** Endings of a verb of the present. */
    readonly endings: readonly string[];
    /** Words that end so and are no such verbs. */
    readonly not: ReadonlySet<string>;
    /** Verbs that give a sum: “exports totalled”. */
    readonly sums: ReadonlySet<string>;
  };
  /** Endings of a verb of the past, where the language room does not tell it. */
  readonly past: readonly string[];
  /** Whole words that are verbs of the past. */
  readonly pastWords: ReadonlySet<string>;
  /** Words that end so and are no verbs: «около», “need”. */
  readonly notPast: ReadonlySet<string>;
  /** Words that make an act mutual: “jointly”, “each other”. */
  readonly together: ReadonlySet<string>;
  /** Whether the doer is marked by standing first and bare (Turkic, Russian) or by order alone (English). */
  readonly hasCases: boolean;
}

/** The role grammars by language. */
export type RoleGrammars = ReadonlyMap<Language, RoleGrammar>;

const list = z.array(z.string().min(1)).default([]);
const cues = z
  .strictObject({
    source: list,
    target: list,
    with: list,
    between: list,
    about: list,
    from: list,
    for: list,
    into: list,
    owner: list,
  })
  .partial();
const grammar = z.strictObject({
  endings: z.record(z.string(), list).default({}),
  adjectives: z.record(z.string(), list).default({}),
  source: list,
  target: list,
  with: list,
  before: cues.default({}),
  after: cues.default({}),
  inside: list,
  places: list,
  meetings: list,
  heads: z.record(z.string(), list).default({}),
  and: list,
  but: list,
  that: list,
  relative: list,
  skip: list,
  passive: z.strictObject({ before: list, not: list, endings: list }).prefault({}),
  infinitive: z.strictObject({ before: list, endings: list }).prefault({}),
  unfinished: z.strictObject({ before: list, endings: list, not: list, sums: list }).prefault({}),
  past: list,
  pastWords: list,
  notPast: list,
  together: list,
});
const file = z.strictObject({
  id: z.string(),
  version: z.string(),
  type: z.literal("roles"),
  languages: z.record(z.string(), grammar),
});

/**
 * Reads the grammar of roles.
 *
 * Throws: `codebook-invalid`, with file and key, when the file is not of its shape.
 */
export function loadGrammars({ id, text }: CodebookText): RoleGrammars {
  const checked = file.safeParse(load(text, { schema: CORE_SCHEMA }));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const key = issue?.path.join(".") ?? "";
    throw new Problem("codebook-invalid", `${id}, key ${key}: ${issue?.message ?? "is wrong"}.`, {
      where: id,
    });
  }
  const all = new Map<Language, RoleGrammar>();
  for (const language of ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"] as const) {
    const raw = checked.data.languages[language];
    if (raw !== undefined) all.set(language, toGrammar(raw));
  }
  return all;
}

function toGrammar(raw: z.infer<typeof grammar>): RoleGrammar {
  const endings = longestFirst(raw.endings);
  const cueOfCase = new Map<string, Cue>();
  for (const cue of ["source", "target", "with"] as const) {
    for (const name of raw[cue]) cueOfCase.set(name, cue);
  }
  return {
    endings,
    adjectives: longestFirst(raw.adjectives),
    cueOfCase,
    before: cueMap(raw.before),
    after: cueMap(raw.after),
    inside: new Set(raw.inside.map(foldWord)),
    places: new Set(raw.places.map(foldWord)),
    meetings: raw.meetings.map(foldWord),
    heads: longestFirst(raw.heads),
    and: new Set(raw.and.map(foldWord)),
    but: new Set(raw.but.map(foldWord)),
    that: new Set(raw.that.map(foldWord)),
    relative: new Set(raw.relative.map(foldWord)),
    skip: new Set(raw.skip.map(foldWord)),
    passive: {
      before: new Set(raw.passive.before.map(foldWord)),
      not: raw.passive.not,
      endings: raw.passive.endings.map(foldWord),
    },
    infinitive: {
      before: new Set(raw.infinitive.before.map(foldWord)),
      endings: raw.infinitive.endings.map(foldWord),
    },
    unfinished: {
      before: new Set(raw.unfinished.before.map(foldWord)),
      endings: raw.unfinished.endings.map(foldWord),
      not: new Set(raw.unfinished.not.map(foldWord)),
      sums: new Set(raw.unfinished.sums.map(foldWord)),
    },
    past: raw.past.map(foldWord),
    pastWords: new Set(raw.pastWords.map(foldWord)),
    notPast: new Set(raw.notPast.map(foldWord)),
    together: new Set(raw.together.map(foldWord)),
    hasCases: endings.length > 0,
  };
}

function longestFirst(
  byCase: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [ending: string, grammaticalCase: string])[] {
  return Object.entries(byCase)
    .flatMap(([name, forms]) => forms.map((form) => [foldWord(form), name] as const))
    .sort((a, b) => b[0].length - a[0].length);
}

function cueMap(raw: z.infer<typeof cues>): ReadonlyMap<string, Cue> {
  const map = new Map<string, Cue>();
  for (const cue of cueNames) {
    for (const word of raw[cue] ?? []) map.set(foldWord(word), cue);
  }
  return map;
}
