import { readLines } from "./content.ts";

/** What groups of three letters say about the languages of one script. */
export interface ScriptGroups {
  readonly names: readonly string[];
  readonly width: number;
  /** From UTF-16 unit to letter number: 0 is the edge of a word, `rare` a letter that no text had. */
  readonly letterIds: Uint8Array;
  /** From three letter numbers, six bits each, to a row of weights; row 0 says nothing. */
  readonly rows: Uint16Array;
  /** By row and language: how much likelier the group is there than on average, as a logarithm. */
  readonly weights: Float32Array;
}

const rare = 63;

/** So many groups as expected on average are added to what was counted in a language. */
const prior = 600;

interface Counted {
  readonly name: string;
  readonly groups: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Reads the counts of letter groups of one script. */
export function readGroups(file: string, script: "latin" | "cyrillic"): ScriptGroups {
  const lines = readLines(file);
  const all = lines.filter((line) => line.startsWith(`${script} `)).map(readLine);
  const average = averageOf(all);
  const letterIds = numberLetters([...average.keys()], script);
  const width = all.length;
  const rows = new Uint16Array(1 << 18);
  const weights = new Float32Array((average.size + 1) * width);
  const rowOf = new Map<string, number>();
  for (const group of average.keys()) {
    rowOf.set(group, rowOf.size + 1);
    rows[placeOf(group, letterIds)] = rowOf.size;
  }
  for (const [i, counted] of all.entries()) weigh(counted, i, { average, rowOf, width, weights });
  return { names: all.map(({ name }) => name), width, letterIds, rows, weights };
}

interface Weighing {
  readonly average: ReadonlyMap<string, number>;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly width: number;
  readonly weights: Float32Array;
}

/** Fills one language's column: a group that it lacks weighs the same whichever it is. */
function weigh({ groups, total }: Counted, column: number, to: Weighing): void {
  const { average, rowOf, width, weights } = to;
  const lacking = Math.log(prior / (total + prior));
  for (let row = 1; row <= rowOf.size; row += 1) weights[row * width + column] = lacking;
  for (const [group, count] of groups) {
    const expected = average.get(group) ?? 1;
    const row = rowOf.get(group) ?? 0;
    weights[row * width + column] = Math.log((count / expected + prior) / (total + prior));
  }
}

function readLine(line: string): Counted {
  const [, name = "", ...items] = line.split(" ");
  const groups = new Map(items.map((item) => [item.slice(0, 3), Number(item.slice(3))]));
  let total = 0;
  for (const count of groups.values()) total += count;
  return { name, groups, total };
}

function averageOf(all: readonly Counted[]): ReadonlyMap<string, number> {
  const average = new Map<string, number>();
  for (const { groups, total } of all) {
    for (const [group, count] of groups) {
      average.set(group, (average.get(group) ?? 0) + count / total / all.length);
    }
  }
  return average;
}

/** Numbers the letters of a script by how many groups they are in; those past 62 share the last number. */
function numberLetters(groups: readonly string[], script: "latin" | "cyrillic"): Uint8Array {
  const seen = new Map<string, number>();
  for (const letter of groups.join("")) {
    if (letter !== "_") seen.set(letter, (seen.get(letter) ?? 0) + 1);
  }
  const ids = new Uint8Array(0x10000);
  const range = script === "latin" ? [0x61, 0x250] : [0x400, 0x530];
  const isLetter = /\p{L}/u;
  for (let unit = range[0] ?? 0; unit < (range[1] ?? 0); unit += 1) {
    if (isLetter.test(String.fromCharCode(unit))) ids[unit] = rare;
  }
  const ordered = [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [i, [letter]] of ordered.entries()) {
    ids[letter.charCodeAt(0)] = Math.min(i + 1, rare);
  }
  return ids;
}

function placeOf(group: string, letterIds: Uint8Array): number {
  let place = 0;
  for (const letter of group) {
    place = (place << 6) | (letter === "_" ? 0 : (letterIds[letter.charCodeAt(0)] ?? rare));
  }
  return place;
}
