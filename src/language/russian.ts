import { asList, asRecord, asTexts, once, readYaml } from "./content.ts";

/** A key of fewer letters would meet too many words. */
const leastKey = 3;

const endings = once(() => {
  const data = readYaml("endings-ru.yaml");
  const gerund = asRecord(data.gerund);
  const participle = asRecord(data.participle);
  const verb = asRecord(data.verb);
  return {
    vowels: new Set(asList(data.vowels)),
    gerundAfterA: longestFirst(gerund.afterA),
    gerund: longestFirst(gerund.free),
    adjective: longestFirst(data.adjective),
    participleAfterA: longestFirst(participle.afterA),
    participle: longestFirst(participle.free),
    reflexive: longestFirst(data.reflexive),
    verbAfterA: longestFirst(verb.afterA),
    verb: longestFirst(verb.free),
    noun: longestFirst(data.noun),
    superlative: longestFirst(data.superlative),
    dictionary: longestFirst(data.dictionary),
  };
});

/** Forms of nouns that lose a vowel, with the key of their dictionary form: рынка, of рынок. */
const fleeting = once((): ReadonlyMap<string, string> => {
  const data = readYaml("endings-ru.yaml");
  const endingsOf = asTexts(data.fleetingEndings);
  const forms = new Map<string, string>();
  for (const pair of asList(data.fleeting)) {
    const [whole = "", stem = "", kind = ""] = pair.split(/[=:]/);
    if (kind === "n") forms.set(whole, russianFormKey(stem));
    else for (const end of asList(endingsOf[kind])) forms.set(stem + end, russianFormKey(whole));
  }
  return forms;
});

/** The key of сделка in сделок, whose vowel comes between its last consonants. */
function withoutFleeting(word: string): string | undefined {
  const known = fleeting().get(word);
  if (known !== undefined) return known;
  const plural = /^(.{2,}(?:[бвгджзклмнпрстфх]о|[жчш]е))к$/.exec(word)?.[1];
  if (plural !== undefined) return `${plural.slice(0, -1)}к`;
  return /^.{2,}[аеоу]ек$/.test(word) ? `${word.slice(0, -2)}йк` : undefined;
}

/**
 * The stem of a folded Russian word: what remains when endings of case, number, gender, tense and person go.
 *
 * Source: the Snowball algorithm for Russian by M. Porter, without its derivational step.
 */
export function russianStem(word: string): string {
  const plain = word.replaceAll("ё", "е");
  const known = fleeting().get(plain);
  if (known !== undefined) return known;
  const from = regionStart(plain);
  if (from >= plain.length) return plain;
  const rest = withoutEnding(plain, from);
  return tidy(withoutAny(rest, ["и"], from) ?? rest, from);
}

/** The key of a folded dictionary form: it without the ending that dictionaries give. */
export function russianFormKey(word: string): string {
  const plain = word.replaceAll("ё", "е");
  const { reflexive, dictionary } = endings();
  const from = regionStart(plain);
  const rest = withoutAny(plain, reflexive, from) ?? plain;
  if (/[аеиоуыюя]ть$/.test(rest) && rest.length > leastKey + 2) return rest.slice(0, -2);
  return withoutAny(rest, dictionary, Math.max(from, leastKey)) ?? rest;
}

/** What kinds of endings a text is, as bits. */
const endingKinds = {
  free: 1,
  adjective: 2,
  participle: 4,
  participleAfterA: 8,
  afterA: 16,
} as const;

const kindsOfEnding = once((): { readonly kinds: ReadonlyMap<string, number>; longest: number } => {
  const data = endings();
  const kinds = new Map<string, number>();
  const add = (list: readonly string[], kind: number): void => {
    for (const ending of list) kinds.set(ending, (kinds.get(ending) ?? 0) | kind);
  };
  add([...data.noun, ...data.verb, ...data.gerund], endingKinds.free);
  add(data.adjective, endingKinds.adjective);
  add(data.participle, endingKinds.participle);
  add(data.participleAfterA, endingKinds.participleAfterA);
  add([...data.verbAfterA, ...data.gerundAfterA], endingKinds.afterA);
  return { kinds, longest: Math.max(...[...kinds.keys()].map((ending) => ending.length)) };
});

/**
 * Every key of a folded Russian word: what remains when any one ending goes.
 *
 * The Snowball stem alone takes Вьетнам for a dative and Иран for a participle, so it and Ирана would not meet.
 */
export function russianKeys(word: string): readonly string[] {
  const plain = word.replaceAll("ё", "е");
  const from = Math.max(regionStart(plain), leastKey);
  const active = withoutAny(plain, endings().reflexive, from) ?? plain;
  const keys = new Set([plain, active]);
  addRests(plain, from, keys);
  if (active !== plain) addRests(active, from, keys);
  const whole = withoutFleeting(plain);
  if (whole !== undefined) keys.add(whole);
  return [...keys];
}

/** Adds what remains when an ending goes, and of an adjective also when that of a participle goes. */
function addRests(word: string, from: number, keys: Set<string>): void {
  const free = endingKinds.free | endingKinds.adjective;
  for (const rest of rests(word, from, free, endingKinds.afterA)) keys.add(rest);
  for (const adjective of rests(word, from, endingKinds.adjective, 0)) {
    const { participle, participleAfterA } = endingKinds;
    for (const rest of rests(adjective, from, participle, participleAfterA)) keys.add(rest);
  }
}

/** What remains without each ending of some kinds; those of `afterA` must follow а or я. */
function rests(word: string, from: number, free: number, afterA: number): readonly string[] {
  const { kinds, longest } = kindsOfEnding();
  const found: string[] = [];
  for (let at = Math.max(from, word.length - longest); at < word.length; at += 1) {
    const kind = kinds.get(word.slice(at));
    if (kind === undefined) continue;
    const before = word[at - 1];
    const open = before === "а" || before === "я";
    if ((kind & free) !== 0 || ((kind & afterA) !== 0 && open)) found.push(word.slice(0, at));
  }
  return found;
}

function withoutEnding(word: string, from: number): string {
  const data = endings();
  const gerund = afterA(word, data.gerundAfterA, from) ?? withoutAny(word, data.gerund, from);
  if (gerund !== undefined) return gerund;
  const rest = withoutAny(word, data.reflexive, from) ?? word;
  const adjective = withoutAny(rest, data.adjective, from);
  if (adjective !== undefined) {
    const free = withoutAny(adjective, data.participle, from);
    return free ?? afterA(adjective, data.participleAfterA, from) ?? adjective;
  }
  const verb = longerOf(afterA(rest, data.verbAfterA, from), withoutAny(rest, data.verb, from));
  return verb ?? withoutAny(rest, data.noun, from) ?? rest;
}

function tidy(word: string, from: number): string {
  const data = endings();
  const plain = withoutAny(word, data.superlative, from) ?? word;
  if (plain.endsWith("нн")) return plain.slice(0, -1);
  return plain.endsWith("ь") && plain.length > from ? plain.slice(0, -1) : plain;
}

/** The region in which endings stand: after the first vowel. */
function regionStart(word: string): number {
  const { vowels } = endings();
  for (let at = 0; at < word.length; at += 1) if (vowels.has(word[at] ?? "")) return at + 1;
  return word.length;
}

function withoutAny(word: string, list: readonly string[], from: number): string | undefined {
  const ending = list.find((one) => word.length - one.length >= from && word.endsWith(one));
  return ending === undefined ? undefined : word.slice(0, -ending.length);
}

/** Without an ending that must follow а or я. */
function afterA(word: string, list: readonly string[], from: number): string | undefined {
  const ending = list.find((one) => {
    const before = word[word.length - one.length - 1];
    return (
      word.length - one.length - 1 >= from &&
      word.endsWith(one) &&
      (before === "а" || before === "я")
    );
  });
  return ending === undefined ? undefined : word.slice(0, -ending.length);
}

/** The shorter rest, from which the longer ending was taken. */
function longerOf(one?: string, other?: string): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.length <= other.length ? one : other;
}

function longestFirst(value: unknown): readonly string[] {
  return [...asList(value)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
