import { type Language, recognisedLanguages } from "../terms/index.ts";
import { asRecord, once, readLines, readYaml } from "./content.ts";
import { apostrophe, apostrophes, foldedUnit } from "./letters.ts";

/** What letters and groups of letters say about the languages of one script. */
export interface ScriptGroups {
  /** What each column of weights speaks for; several columns are `unknown`. */
  readonly languages: readonly Language[];
  /** What is added for each column before anything is read: less for a language that is seldom met. */
  readonly priors: Int16Array;
  /** From UTF-16 unit, capital or small, to letter number: 0 ends a word, `rare` is a letter seldom seen. */
  readonly ids: Uint8Array;
  /** The number of the apostrophe, a letter where it is one; of o and g, after which it is one in any case. */
  readonly mark: number;
  readonly marked: readonly number[];
  /** From three letter numbers, six bits each, to the place of their weights. */
  readonly places: Int32Array;
  /**
   * Of each group, as many weights as there are columns: how much likelier it is there, in tenths of a logarithm.
   *
   * Shape: two to a number, the first of the two in its lower half, so that both are added up at once.
   */
  readonly weights: Int32Array;
}

/** As many languages and groups of languages as are weighed for each script. */
export const columns = 16;

/** As many numbers hold the weights of a group. */
export const pairs = columns / 2;

/** The number of letters seldom seen; a sign that may be a letter, an apostrophe, has the next one. */
export const rare = 63;

/** The most that a letter weighs for a language whose alphabet lacks it, in tenths of a logarithm. */
const absentWeight = -50;

/** The sign of the weight 0 in the file: weights are signs from ! to ~. */
const none = 80;

/** The sign `_`, which stands for the edge of a word. */
const edge = 0x5f;

/** What is known of Latin and of Cyrillic letters, read at first use. */
export const scriptGroups = {
  latin: once(() => readGroups("latin")),
  cyrillic: once(() => readGroups("cyrillic")),
};

const sections = once((): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  let section: string[] = [];
  for (const line of readLines("letter-groups.txt")) {
    if (line.startsWith("= ")) {
      section = [];
      found.set(line.split(" ")[1] ?? "", section);
    }
    section.push(line);
  }
  return found;
});

function readGroups(script: "latin" | "cyrillic"): ScriptGroups {
  const [head = "", ...lines] = sections().get(script) ?? [];
  const [, , letters = "", ...names] = head.split(" ");
  const numbers = new Map([...letters].map((letter, i) => [letter, i + 1] as const));
  const signs = new Uint8Array(0x10000).fill(rare);
  for (const [letter, number] of numbers) signs[letter.charCodeAt(0)] = number;
  signs[edge] = 0;
  const places = new Int32Array(1 << 18);
  const weights = new Int8Array((lines.length + 1) * columns);
  // The file gives single letters first, then pairs, then groups of three: each overrides those before.
  const absent = absentLetters(names);
  for (let i = 0; i < lines.length; i += 1) {
    readRow(lines[i] ?? "", (i + 1) * columns, { signs, places, weights, absent });
  }
  return {
    languages: names.map(asLanguage),
    priors: priorsOf(names),
    ids: numberUnits(script, numbers),
    mark: numbers.get(String.fromCharCode(apostrophe)) ?? 0,
    marked: [numbers.get("o") ?? rare, numbers.get("g") ?? rare],
    places: places.map((place) => place / 2),
    weights: paired(weights),
  };
}

/** Weights by twos: the sum of two such numbers holds the two sums. */
function paired(weights: Int8Array): Int32Array {
  return Int32Array.from({ length: weights.length / 2 }, (_, i) => {
    return (weights[2 * i] ?? 0) + 0x10000 * (weights[2 * i + 1] ?? 0);
  });
}

interface Tables {
  readonly signs: Uint8Array;
  readonly places: Int32Array;
  readonly weights: Int8Array;
  readonly absent: ReadonlyMap<string, readonly number[]>;
}

/** The columns of languages whose alphabet lacks a letter. */
function absentLetters(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [name, letters] of Object.entries(asRecord(readYaml("letters.yaml").absent))) {
    const column = names.indexOf(name);
    if (column < 0) continue;
    for (const letter of `${letters}`) found.set(letter, [...(found.get(letter) ?? []), column]);
  }
  return found;
}

function priorsOf(names: readonly string[]): Int16Array {
  const listed = asRecord(readYaml("letters.yaml").priors);
  return Int16Array.from(names, (name) => Number(listed[name] ?? 0));
}

/** Enters the weights of a group, for itself or, if it is short, for all groups of three that end in it. */
function readRow(line: string, place: number, tables: Tables): void {
  const { signs, places, weights, absent } = tables;
  let key = 0;
  let at = 0;
  for (; line.charCodeAt(at) !== 0x20 && at < 3; at += 1) {
    key = (key << 6) | (signs[line.charCodeAt(at)] ?? rare);
  }
  const bits = 6 * at;
  for (let first = 0; first < 1 << (18 - bits); first += 1) places[(first << bits) | key] = place;
  for (let column = 0; column < columns; column += 1) {
    weights[place + column] = line.charCodeAt(at + 1 + column) - none;
  }
  for (const column of absent.get(line[at - 1] ?? "") ?? []) {
    weights[place + column] = Math.min(weights[place + column] ?? 0, absentWeight);
  }
}

function asLanguage(name: string): Language {
  return recognisedLanguages.find((language) => language === name) ?? "unknown";
}

const ranges = {
  latin: [
    [0x41, 0x2b0], // with ə, which stands among the phonetic signs
    [0x1e00, 0x1f00],
    [0xff21, 0xff5b],
  ],
  cyrillic: [[0x400, 0x530]],
} as const;

function numberUnits(
  script: "latin" | "cyrillic",
  numbers: ReadonlyMap<string, number>,
): Uint8Array {
  const ids = new Uint8Array(0x10000);
  const isLetter = /\p{L}/u;
  for (const [from, to] of ranges[script]) {
    for (let unit = from; unit < to; unit += 1) {
      if (!isLetter.test(String.fromCharCode(unit))) continue;
      const folded = foldedUnit(unit);
      ids[unit] = numbers.get(String.fromCharCode(folded < 0 ? unit : folded)) ?? rare;
    }
  }
  if (script === "latin") for (const unit of apostrophes()) ids[unit] = rare + 1;
  return ids;
}
