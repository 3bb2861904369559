import type { Grammar } from "./suffixes.ts";

/** Bits of `left` that stand for stems, above those of slots. */
export const nounBit = 1 << 29;
/** The bit of a verb's stem. */
export const verbBit = 1 << 28;

/** A grammar as tables: a trie of suffixes read from their last letter, and what each needs. */
export interface Machine {
  readonly grammar: Grammar;
  /** The number of a letter, from 1; 0 for one that no suffix and no group knows. */
  readonly letters: Uint8Array;
  readonly size: number;
  /** The groups of letters a letter belongs to, as bits, by number. */
  readonly groups: Int32Array;
  /** 1 back, 2 front, 3 any, 0 no vowel, by number. */
  readonly vowels: Uint8Array;
  readonly next: Int16Array;
  /** Where the entries of a node begin; those of node i end where those of i + 1 begin. */
  readonly first: Int32Array;
  readonly slot: Uint8Array;
  readonly length: Uint8Array;
  readonly after: Int32Array;
  readonly harmony: Uint8Array;
  readonly weight: Float64Array;
  /** Whether the entry begins with a vowel, before which last consonants change. */
  readonly vowel: Uint8Array;
  readonly back: readonly string[];
  readonly features: readonly (readonly string[])[];
  /** What k and q are when a vowel follows, and what they were: g of k. */
  readonly softening: readonly (readonly [string, string])[];
  readonly left: Int32Array;
  readonly softens: Uint8Array;
  readonly derives: Uint8Array;
  readonly keeps: Uint8Array;
  /** The harmony that may stand after a letter whatever the vowels are, by number. */
  readonly free: Uint8Array;
  /** Letters in which a third-person possessive ends, by number. */
  readonly possessed: Uint8Array;
  /** Letters that rarely end a word after another consonant, by number. */
  readonly sonorous: Uint8Array;
}

interface Entry {
  readonly node: number;
  readonly slot: number;
  readonly text: string;
  readonly after: number;
  readonly harmony: number;
  readonly weight: number;
  readonly back: string;
  readonly features: readonly string[];
}

/** The apostrophe: a vowel's sign after o, else a consonant. */
export const mark = 0x2bb;

/** Makes the tables of a grammar. */
export function compile(grammar: Grammar): Machine {
  const letters = number(grammar);
  const bits = groupBits(grammar);
  const size = letters.count + 1;
  const trie = emptyTrie(size);
  const entries = entriesOf(grammar, trie, letters.table, bits);
  entries.sort((a, b) => a.node - b.node || a.slot - b.slot);
  const first = new Int32Array(trie.count + 1);
  for (const entry of entries) first[entry.node + 1] = (first[entry.node + 1] ?? 0) + 1;
  for (let node = 0; node < trie.count; node += 1)
    first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const isVowel = new Set(grammar.groups.get("V"));
  const soft = new Set([...grammar.softening.keys()].map((letters) => letters.slice(-1)));
  const flag = (of: (letter: string) => number): Uint8Array =>
    Uint8Array.from(
      [0, ...letters.list].map((letter) => (typeof letter === "string" ? of(letter) : 0)),
    );
  return {
    grammar,
    letters: letters.table,
    size,
    groups: Int32Array.from([0, ...letters.list.map((letter) => bitsOf(letter, grammar, bits))]),
    vowels: flag((letter) => side(letter, grammar, isVowel)),
    possessed: flag((letter) => (grammar.possessed.has(letter) || soft.has(letter) ? 1 : 0)),
    sonorous: flag((letter) => ("lmnrмлнрйyvвdд".includes(letter) ? 1 : 0)),
    free: flag((letter) =>
      grammar.frontAfter.has(letter) ? 2 : grammar.backAfter.has(letter) ? 1 : 0,
    ),
    next: trie.next.slice(0, trie.count * size),
    first,
    slot: Uint8Array.from(entries, (entry) => entry.slot),
    length: Uint8Array.from(entries, (entry) => entry.text.length),
    after: Int32Array.from(entries, (entry) => entry.after),
    harmony: Uint8Array.from(entries, (entry) => entry.harmony),
    weight: Float64Array.from(entries, (entry) => entry.weight),
    vowel: Uint8Array.from(entries, (entry) =>
      startsWithVowel(entry.text, isVowel, grammar) ? 1 : 0,
    ),
    back: entries.map((entry) => entry.back),
    features: entries.map((entry) => entry.features),
    softening: [...grammar.softening],
    left: Int32Array.from(grammar.slots, (slot) => leftBits(slot.left, grammar)),
    softens: Uint8Array.from(grammar.slots, (slot) => (slot.softens ? 1 : 0)),
    derives: Uint8Array.from(grammar.slots, (slot) => (slot.derives ? 1 : 0)),
    keeps: Uint8Array.from(grammar.slots, (slot) => (slot.keeps ? 1 : 0)),
  };
}

function startsWithVowel(text: string, isVowel: ReadonlySet<string>, grammar: Grammar): boolean {
  const letter = text[0] ?? "";
  return isVowel.has(letter) || grammar.groups.get("W")?.includes(letter) === true;
}

function entriesOf(
  grammar: Grammar,
  trie: Trie,
  table: Uint8Array,
  bits: ReadonlyMap<string, number>,
): Entry[] {
  return grammar.slots.flatMap((slot) =>
    slot.forms.map((form): Entry => {
      const { text, harmony, back, features } = form;
      const after = (form.after ?? []).reduce((sum, name) => sum | (bits.get(name) ?? 0), 0);
      const rare = features.reduce(
        (product, name) => product * (grammar.rare[name] ?? 1),
        slot.weight,
      );
      const { letter = 0, suffix = 0 } = grammar.score;
      const weight = Math.log(rare) + letter * text.length + suffix;
      return {
        node: addSuffix(trie, text, table),
        slot: slot.index,
        text,
        after,
        harmony,
        weight,
        back,
        features,
      };
    }),
  );
}

function leftBits(names: readonly string[], grammar: Grammar): number {
  let bits = 0;
  for (const name of names) {
    if (name === "noun") bits |= nounBit;
    else if (name === "verb") bits |= verbBit;
  }
  for (const slot of grammar.slots) if (names.includes(slot.name)) bits |= 1 << slot.index;
  return bits;
}

function number(grammar: Grammar): { table: Uint8Array; count: number; list: readonly string[] } {
  const all = new Set([...grammar.groups.values()].flat());
  const texts = grammar.slots.flatMap((slot) => slot.forms.map((form) => form.text));
  for (const text of texts) for (const letter of text) all.add(letter);
  const list = [...all].filter((letter) => letter.length === 1).sort();
  const table = new Uint8Array(0x600);
  for (const [i, letter] of list.entries()) table[letter.charCodeAt(0)] = i + 1;
  return { table, count: list.length, list };
}

/** One bit for each group of letters, and for each single letter that a form asks for. */
function groupBits(grammar: Grammar): ReadonlyMap<string, number> {
  const names = new Set(grammar.groups.keys());
  for (const slot of grammar.slots) {
    for (const form of slot.forms) for (const name of form.after ?? []) names.add(name);
  }
  return new Map([...names].map((name, i) => [name, 1 << i]));
}

function bitsOf(letter: string, grammar: Grammar, bits: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, bit] of bits) {
    if (name === letter || grammar.groups.get(name)?.includes(letter) === true) sum |= bit;
  }
  return sum;
}

function side(letter: string, grammar: Grammar, isVowel: ReadonlySet<string>): number {
  if (grammar.back.has(letter)) return 1;
  if (grammar.front.has(letter)) return 2;
  return isVowel.has(letter) || grammar.groups.get("W")?.includes(letter) === true ? 3 : 0;
}

/** Suffixes by their letters from the last to the first. */
interface Trie {
  readonly next: Int16Array;
  readonly size: number;
  count: number;
}

/** More nodes than any grammar here needs. */
const mostNodes = 4096;

function emptyTrie(size: number): Trie {
  return { next: new Int16Array(size * mostNodes), size, count: 1 };
}

/** The node of a suffix, made where it is not there yet. */
function addSuffix(trie: Trie, text: string, table: Uint8Array): number {
  let node = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const place = node * trie.size + (table[text.charCodeAt(at)] ?? 0);
    if (trie.next[place] === 0) {
      trie.next[place] = trie.count;
      trie.count += 1;
    }
    node = trie.next[place] ?? 0;
  }
  return node;
}
