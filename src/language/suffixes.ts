import { asList, asRecord, asTexts, once, readYaml } from "./content.ts";

/** One form of a suffix: what it looks like and what may stand before it. */
export interface SuffixForm {
  readonly text: string;
  /** Endings of what stands before, one of which must be there; undefined when any may. */
  readonly after: readonly string[] | undefined;
  /** 1 back, 2 front, 0 when its vowels agree with nothing. */
  readonly harmony: number;
}

/** Suffixes that exclude each other at one place of a word. */
export interface Slot {
  readonly name: string;
  readonly forms: readonly SuffixForm[];
  readonly left: readonly string[];
  readonly softens: boolean;
  readonly derives: boolean;
  readonly weight: number;
}

/** A suffix that may be taken off at some place of a word. */
export interface Ending {
  readonly slot: Slot;
  readonly form: SuffixForm;
}

/** The endings that may stand before a slot, by their last letter. */
export type EndingsByLetter = ReadonlyMap<string, readonly Ending[]>;

/** How the words of a Turkic language are built: slots, letters, and the change of last consonants. */
export interface Grammar {
  readonly slots: ReadonlyMap<string, Slot>;
  /** What may end a word, under the empty name, and what may stand just left of each slot. */
  readonly endings: ReadonlyMap<string, EndingsByLetter>;
  readonly vowels: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
  readonly front: ReadonlySet<string>;
  readonly frontAfter: ReadonlySet<string>;
  readonly softening: ReadonlyMap<string, string>;
  readonly infinitive: readonly SuffixForm[];
  readonly verbalNoun: readonly SuffixForm[];
  /** Stems that lose their last vowel before a possessive, by what remains: oʻgʻl, of oʻgʻil. */
  readonly clipped: ReadonlyMap<string, string>;
  readonly least: number;
  readonly score: Readonly<Record<ScoreName, number>>;
}

/** What makes a reading likely, added up: see `score` in the content files. */
type ScoreName = "none" | "listed" | "otherSpeech" | "restored" | "letter" | "suffix" | "short";

/** The grammar of Uzbek in Latin letters. */
export const uzbekLatin = once(() => readGrammar("suffixes-uz.yaml", (text) => text));

/** The grammar of Uzbek in Cyrillic letters, made from the Latin one. */
export const uzbekCyrillic = once(() => readGrammar("suffixes-uz.yaml", toCyrillic));

/** The grammar of Kazakh. */
export const kazakh = once(() => readGrammar("suffixes-kk.yaml", (text) => text));

function readGrammar(file: string, spell: (text: string) => string): Grammar {
  const data = readYaml(file);
  const letters = (name: string): Set<string> =>
    new Set(asList(data[name]).map((letter) => spell(letter)));
  const groups = readGroups(spell === toCyrillic ? data.cyrillicGroups : data.groups);
  const back = letters("back");
  const front = letters("front");
  const forms = (value: unknown): readonly SuffixForm[] =>
    asList(value).map((form) => readForm(form, spell, groups, back, front));
  const slots = Object.entries(asRecord(data.slots)).map(([name, value]): [string, Slot] => {
    const slot = asRecord(value);
    const weight = Number(slot.weight ?? 1);
    const flags = { softens: slot.softens === true, derives: slot.derives === true };
    return [name, { name, forms: forms(slot.forms), left: asList(slot.left), weight, ...flags }];
  });
  const softening = Object.entries(asRecord(data.softening));
  return {
    slots: new Map(slots),
    endings: arrange(new Map(slots)),
    vowels: new Set(groups.get("V")),
    back,
    front,
    frontAfter: letters("frontAfter"),
    softening: new Map(softening.map(([soft, hard]) => [spell(soft), spell(`${hard}`)])),
    infinitive: forms(data.infinitive),
    verbalNoun: forms(data.verbalNoun),
    clipped: new Map(asList(data.clipped).map((stem) => [clip(spell(stem)), spell(stem)])),
    least: Number(data.least ?? 3),
    score: readScore(asRecord(data.score)),
  };
}

function arrange(slots: ReadonlyMap<string, Slot>): ReadonlyMap<string, EndingsByLetter> {
  const all = new Map([["", byLetter(slots, [...slots.keys()])]]);
  for (const slot of slots.values()) all.set(slot.name, byLetter(slots, slot.left));
  return all;
}

function byLetter(slots: ReadonlyMap<string, Slot>, names: readonly string[]): EndingsByLetter {
  const found = new Map<string, Ending[]>();
  for (const name of names) {
    const slot = slots.get(name);
    for (const form of slot?.forms ?? []) {
      const last = form.text.slice(-1);
      const list = found.get(last) ?? [];
      found.set(last, list);
      if (slot !== undefined) list.push({ slot, form });
    }
  }
  return found;
}

/** A stem without its last vowel, which stands before its last letter; gʻ counts as one. */
function clip(stem: string): string {
  const last = stem.endsWith("ʻ") ? 2 : 1;
  return stem.slice(0, -last - 1) + stem.slice(-last);
}

function readScore(data: Record<string, unknown>): Readonly<Record<ScoreName, number>> {
  const value = (name: ScoreName): number => Number(data[name] ?? 0);
  return {
    none: value("none"),
    listed: value("listed"),
    otherSpeech: value("otherSpeech"),
    restored: value("restored"),
    letter: value("letter"),
    suffix: value("suffix"),
    short: value("short"),
  };
}

type Groups = ReadonlyMap<string, readonly string[]>;

function readGroups(value: unknown): Groups {
  const groups = Object.entries(asRecord(value));
  return new Map(groups.map(([name, letters]) => [name, asList(letters)]));
}

/** Reads `text/condition`: letters that must come before, or names of groups of letters. */
function readForm(
  written: string,
  spell: (text: string) => string,
  groups: Groups,
  back: ReadonlySet<string>,
  front: ReadonlySet<string>,
): SuffixForm {
  const [form = "", condition] = written.split("/");
  const free = form.endsWith("~");
  const text = spell(free ? form.slice(0, -1) : form);
  const first = Array.from(text).find((letter) => back.has(letter) || front.has(letter));
  const harmony = free || first === undefined ? 0 : back.has(first) ? 1 : 2;
  return {
    text,
    harmony,
    after: condition === undefined ? undefined : readCondition(condition, spell, groups),
  };
}

function readCondition(
  condition: string,
  spell: (text: string) => string,
  groups: Groups,
): readonly string[] {
  return Array.from(condition).flatMap((name) => groups.get(name) ?? [spell(name)]);
}

const cyrillic = once(() => asTexts(readYaml("suffixes-uz.yaml").cyrillic));

/** A suffix in Uzbek Cyrillic, letter for letter; the longest Latin spelling first. */
function toCyrillic(text: string): string {
  const table = cyrillic();
  let out = "";
  for (let at = 0; at < text.length; ) {
    const pair = table[text.slice(at, at + 2)];
    out += pair ?? table[text.slice(at, at + 1)] ?? text[at] ?? "";
    at += pair === undefined ? 1 : 2;
  }
  return out;
}
