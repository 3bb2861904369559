import { asList, asRecord } from "./content.ts";

/** One form of a suffix: what it looks like, what may stand before it, and what it tells. */
export interface SuffixForm {
  readonly text: string;
  /** Names of the groups of letters (or single letters) of which one must come before; undefined when any may. */
  readonly after: readonly string[] | undefined;
  /** 1 back, 2 front, 0 when its vowels agree with nothing. */
  readonly harmony: number;
  /** What was lost before it and is put back: a, in saylov of sayla. */
  readonly back: string;
  readonly features: readonly string[];
}

/** What the capital letters of a grammar's suffixes stand for. */
export interface Letters {
  /** By the vowels before: one letter after back vowels, one after front ones. */
  readonly harmony: ReadonlyMap<string, readonly string[]>;
  /** By the sound just before: what is written, and after which groups. */
  readonly change: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  readonly back: ReadonlySet<string>;
  readonly front: ReadonlySet<string>;
}

/** Reads what capital letters stand for. */
export function readLetters(data: Readonly<Record<string, unknown>>): Letters {
  const harmony = Object.entries(asRecord(data.harmony));
  const change = Object.entries(asRecord(data.change));
  return {
    harmony: new Map(harmony.map(([name, letters]) => [name, asList(letters)])),
    change: new Map(
      change.map(([name, table]) => [
        name,
        Object.entries(asRecord(table)).map(([text, groups]) => [text, `${groups}`] as const),
      ]),
    ),
    back: new Set(asList(data.back)),
    front: new Set(asList(data.front)),
  };
}

/** The forms of a slot: those written one by one, and those of its paradigms. */
export function readForms(
  slot: Readonly<Record<string, unknown>>,
  letters: Letters,
): readonly SuffixForm[] {
  const paradigms = typeof slot.paradigms === "string" ? slot.paradigms.split("\n") : [];
  const joined = paradigms.flatMap((paradigm) => join(paradigm));
  return [...asList(slot.forms), ...joined].flatMap((form) => expand(form, letters));
}

/** Each form left of the plus sign with each right of it. */
function join(paradigm: string): readonly string[] {
  const [left = "", right = ""] = paradigm.split(" + ");
  const then = asList(right).map((form) => cut(form, "="));
  return asList(left).flatMap((form) => {
    const [written, tag] = cut(form, "=");
    const [text, condition] = splitForm(written);
    return then.map(
      ([end, person]) => `${text}${end === "-" ? "" : end}${condition}=${tag}.${person}`,
    );
  });
}

/** The pairs of a text such as `sh=ш ch=ч`. */
export function readPairs(value: unknown): readonly (readonly [string, string])[] {
  return asList(value).map((pair) => cut(pair, "="));
}

/** A form's letters and its conditions. */
function splitForm(written: string): readonly [string, string] {
  const at = written.search(/[/<]/);
  return at < 0 ? [written, ""] : [written.slice(0, at), written.slice(at)];
}

function cut(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** The spelled forms of one written with capital letters. */
function expand(written: string, letters: Letters): readonly SuffixForm[] {
  const [whole, tags] = cut(written, "=");
  const [rest, back] = cut(whole, "<");
  const [text, condition] = cut(rest, "/");
  const features = tags.split(".").filter((tag) => tag !== "" && tag !== "-");
  const own = condition === "" ? undefined : Array.from(condition);
  const changing = letters.change.get(text[0] ?? "");
  const starts: readonly (readonly [string, readonly string[] | undefined])[] =
    changing === undefined
      ? [[text, own]]
      : changing.map(([letter, groups]) => [letter, Array.from(groups)] as const);
  const forms = starts.flatMap(([start, after]) =>
    [0, 1].map((side): SuffixForm => {
      const first = changing === undefined ? "" : pick(Array.from(start), side);
      const tail = changing === undefined ? text : text.slice(1);
      const spelled = first + harmonize(tail, side, letters);
      return { text: spelled, after, harmony: agreement(spelled, letters), back, features };
    }),
  );
  return forms.filter((form, i) => i % 2 === 0 || form.text !== forms[i - 1]?.text);
}

function pick(letters: readonly string[], side: number): string {
  return letters[Math.min(side, letters.length - 1)] ?? "";
}

function harmonize(text: string, side: number, letters: Letters): string {
  return Array.from(text, (letter) => letters.harmony.get(letter)?.[side] ?? letter).join("");
}

/** Which vowels a form agrees with: its first that is back or front; мен, кер and дікі agree with any. */
function agreement(text: string, letters: Letters): number {
  if (/^(?:[мбп]ен|кер|гер|паз|хана|нікі|дікі|тікі)/.test(text)) return 0;
  const first = Array.from(text).find((one) => letters.back.has(one) || letters.front.has(one));
  return first === undefined ? 0 : letters.back.has(first) ? 1 : 2;
}
