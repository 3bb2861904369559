import { asList, asRecord, asTexts, once, readYaml } from "./content.ts";
import { readForms, readLetters, readPairs, type SuffixForm } from "./forms.ts";

/** Suffixes that exclude each other at one place of a word. */
export interface Slot {
  readonly name: string;
  /** Its own name in the content file, where several slots show one name. */
  readonly key: string;
  /** The slot's place in `Grammar.slots`. */
  readonly index: number;
  readonly forms: readonly SuffixForm[];
  readonly left: readonly string[];
  /** Whether k and q before it may have become g and gʻ. */
  readonly softens: boolean;
  /** Whether it makes another word. */
  readonly derives: boolean;
  /** Whether its suffix stays with the stem in the first reading. */
  readonly keeps: boolean;
  readonly weight: number;
}

/** What makes a reading likely, added up: see `score` in the content files. */
export type Scores = Readonly<Record<string, number>>;

/** How the words of a Turkic language are built: slots, letters, and the change of last consonants. */
export interface Grammar {
  readonly slots: readonly Slot[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly back: ReadonlySet<string>;
  readonly front: ReadonlySet<string>;
  /** Letters after which front suffixes may stand whatever the vowels are, as in банкке. */
  readonly frontAfter: ReadonlySet<string>;
  /** Letters after which back suffixes may, as in Назарбаевтың. */
  readonly backAfter: ReadonlySet<string>;
  readonly softening: ReadonlyMap<string, string>;
  readonly verbalNoun: readonly (readonly [string, readonly string[]])[];
  /** Stems that lose their last vowel before a possessive, by what remains: oʻgʻl, of oʻgʻil. */
  readonly clipped: ReadonlyMap<string, string>;
  /** Forms that no slot explains: stem, part of speech, features. */
  readonly irregular: ReadonlyMap<string, readonly string[]>;
  /** Letters in which a third-person possessive ends, and unlisted stems seldom do. */
  readonly possessed: ReadonlySet<string>;
  /** Endings of verbs made from other words, so that unlisted ones are likely. */
  readonly verbEnds: readonly string[];
  /** Stems that keep their last consonant, and stems that take a possessive with a glide. */
  readonly hard: ReadonlySet<string>;
  readonly glide: ReadonlySet<string>;
  /** Stems that lose a soft sign before suffixes: феврал, of февраль. */
  readonly softSign: ReadonlySet<string>;
  /** How numbers end when read: units, tens, hundred, thousand. */
  readonly numerals: readonly string[];
  readonly least: number;
  readonly score: Scores;
  /** Factors of features that are rarer than their slot. */
  readonly rare: Scores;
  /** Whether the grammar is that of Uzbek in Cyrillic letters. */
  readonly cyrillicUzbek: boolean;
}

/** The grammar of Uzbek in Latin letters. */
export const uzbekLatin = once(() => readGrammar("suffixes-uz.yaml", false));

/** The grammar of Uzbek in Cyrillic letters, made from the Latin one. */
export const uzbekCyrillic = once(() => readGrammar("suffixes-uz.yaml", true));

/** The grammar of Kazakh. */
export const kazakh = once(() => readGrammar("suffixes-kk.yaml", false));

const yaml = new Map<string, Record<string, unknown>>();

function readOnce(file: string): Record<string, unknown> {
  const data = yaml.get(file) ?? readYaml(file);
  yaml.set(file, data);
  return data;
}

function readGrammar(file: string, cyrillic: boolean): Grammar {
  const data = readOnce(file);
  const spell = cyrillic
    ? speller(Object.fromEntries(readPairs(data.cyrillic)))
    : (text: string) => text;
  const letters = (name: string): Set<string> => new Set(asList(data[name]));
  const groups = Object.entries(asRecord(cyrillic ? data.cyrillicGroups : data.groups));
  const softening = Object.entries(asTexts(data.softening));
  const irregular = readPairs(data.irregular);
  const { V = [], C = [] } = Object.fromEntries(groups.map(([name, list]) => [name, asList(list)]));
  const verbalNoun = asList(data.verbalNoun).map((form): [string, readonly string[]] => {
    const [text = "", group] = form.split("/");
    return [spell(text), group === "V" ? V : C];
  });
  return {
    slots: readSlots(data, spell, cyrillic),
    groups: new Map(groups.map(([name, list]) => [name, asList(list)])),
    back: letters("back"),
    front: letters("front"),
    frontAfter: letters("frontAfter"),
    backAfter: letters("backAfter"),
    softening: new Map(softening.map(([soft, hard]) => [spell(soft), spell(hard)])),
    verbalNoun,
    clipped: new Map(asList(data.clipped).map((stem) => [spell(clip(stem)), spell(stem)])),
    irregular: new Map(
      irregular.map(([form, reading]) => [spell(form), irregularOf(reading, spell)]),
    ),
    verbEnds: asList(data.verbEnds).map(spell),
    possessed: new Set(asList(data.possessed).map(spell)),
    hard: new Set(asList(data.hard).map(spell)),
    glide: new Set(asList(data.glide).map(spell)),
    softSign: new Set(cyrillic ? asList(data.softSign) : []),
    numerals: asList(data.numerals).map(spell),
    least: Number(data.least ?? 3),
    score: numbers(data.score),
    rare: numbers(data.rare),
    cyrillicUzbek: cyrillic,
  };
}

function irregularOf(reading: string, spell: (text: string) => string): readonly string[] {
  const [stem = "", speech = "", tags = ""] = reading.split("/");
  return [spell(stem), speech, ...tags.split(".").filter((tag) => tag !== "-")];
}

function readSlots(
  data: Readonly<Record<string, unknown>>,
  spell: (text: string) => string,
  cyrillic: boolean,
): readonly Slot[] {
  const letters = readLetters(data);
  return Object.entries(asRecord(data.slots)).map(([name, value], index) => {
    const slot = asRecord(value);
    const forms = readForms(slot, letters).flatMap((form) => respell(form, spell, cyrillic));
    const flag = (flagName: string): boolean => slot[flagName] === true;
    const flags = { softens: flag("softens"), derives: flag("derives"), keeps: flag("keeps") };
    const shown = typeof slot.as === "string" ? slot.as : name;
    return {
      name: shown,
      key: name,
      index,
      forms,
      left: asList(slot.left),
      weight: Number(slot.weight ?? 1),
      ...flags,
    };
  });
}

const afterY: Readonly<Record<string, string>> = { а: "я", о: "ё", у: "ю" };

/** A form in Cyrillic letters; after й its first vowel is written in one letter with it: қўяди, of қўй. */
function respell(
  form: SuffixForm,
  spell: (text: string) => string,
  cyrillic: boolean,
): readonly SuffixForm[] {
  if (!cyrillic) return [form];
  const spelled = { ...form, text: spell(form.text), back: spell(form.back) };
  const plain = {
    ...spelled,
    after: form.after?.map((name) => ("CVT".includes(name) ? name : spell(name))),
  };
  const merged = afterY[plain.text[0] ?? ""];
  if (merged === undefined || !form.after?.includes("C")) return [plain];
  return [plain, { ...plain, text: merged + plain.text.slice(1), after: undefined, back: "й" }];
}

/** A stem without its last vowel, which stands before its last letter; gʻ counts as one. */
function clip(stem: string): string {
  const last = stem.endsWith("ʻ") ? 2 : 1;
  return stem.slice(0, -last - 1) + stem.slice(-last);
}

function numbers(value: unknown): Scores {
  return Object.fromEntries(readPairs(value).map(([key, one]) => [key, Number(one)]));
}

/** Spells in Uzbek Cyrillic, letter for letter; the longest Latin spelling first. */
function speller(table: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => {
    let out = "";
    for (let at = 0; at < text.length; ) {
      const pair = table[text.slice(at, at + 2)];
      out += pair ?? table[text.slice(at, at + 1)] ?? text[at] ?? "";
      at += pair === undefined ? 1 : 2;
    }
    return out;
  };
}
