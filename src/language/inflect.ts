import { type Language, Problem } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import type { SuffixForm } from "./forms.ts";
import { type Grammar, kazakh, type Slot, uzbekCyrillic, uzbekLatin } from "./suffixes.ts";

/** The cases of Uzbek and Kazakh nouns; Uzbek has no instrumental. */
export type Case =
  | "nominative"
  | "genitive"
  | "accusative"
  | "dative"
  | "locative"
  | "ablative"
  | "instrumental";

/** Whose it is: my, your, your (polite), his or her or their, our. */
export type Possessive = "1 singular" | "2 singular" | "2 polite" | "3" | "1 plural";

/** Which form of a noun is wanted. */
export interface Inflection {
  readonly language: Language;
  readonly number?: "singular" | "plural" | undefined;
  readonly possessive?: Possessive | undefined;
  readonly case?: Case | undefined;
}

const caseTags: Readonly<Record<Case, string>> = {
  nominative: "",
  genitive: "gen",
  accusative: "acc",
  dative: "dat",
  locative: "loc",
  ablative: "abl",
  instrumental: "ins",
};

const possessiveTags: Readonly<Record<Possessive, string>> = {
  "1 singular": "p1s",
  "2 singular": "p2s",
  "2 polite": "p2f",
  "3": "p3",
  "1 plural": "p1p",
};

/** A form on its way: what is written, what it sounds like, and the slot of its last suffix. */
interface Growing {
  readonly written: string;
  /** Folded letters by which the next suffix is chosen; other than `written` for figures and acronyms. */
  readonly sound: string;
  readonly last: string;
  /** A hyphen, when the first suffix of this word is written after one. */
  readonly joint: string;
}

/**
 * A noun, name, year or acronym in a form: Oʻzbekistonning, Қазақстанға, kitobim, 2022-ге, БҰҰ-ның.
 *
 * Shape: of a compound the last word changes; capitals stay as they are.
 * Throws: `inflection-unknown` for a language without such forms here, or a case that it lacks.
 */
export function inflect(stem: string, wanted: Inflection): string {
  const grammar = grammarOf(wanted.language);
  const tags = [
    wanted.number === "plural" ? "pl" : "",
    wanted.possessive === undefined ? "" : possessiveTags[wanted.possessive],
    caseTags[wanted.case ?? "nominative"],
  ].filter((tag) => tag !== "");
  const irregular = irregularForm(stem, tags, grammar);
  if (irregular !== undefined) return irregular;
  return tags.reduce((form, tag) => add(form, tag, grammar), begin(stem, grammar)).written;
}

function grammarOf(language: Language): Grammar {
  if (language === "uz-Latn") return uzbekLatin();
  if (language === "uz-Cyrl") return uzbekCyrillic();
  if (language === "kk") return kazakh();
  throw new Problem(
    "inflection-unknown",
    `Forms are made for uz-Latn, uz-Cyrl and kk, not for ${language}: write the form itself.`,
  );
}

/** The form of a pronoun that the grammar lists: unga, of u. */
function irregularForm(
  stem: string,
  tags: readonly string[],
  grammar: Grammar,
): string | undefined {
  const folded = foldWord(stem);
  for (const [form, [of, part, ...known]] of grammar.irregular) {
    if (of === folded && part === "pronoun" && known.join() === tags.join()) return form;
  }
  return undefined;
}

function begin(stem: string, grammar: Grammar): Growing {
  const word = stem.split(/[\s\u00a0]+/).at(-1) ?? stem;
  const figures = /(\d+)$/.exec(word)?.[1];
  if (figures !== undefined) {
    return { written: stem, sound: numeral(figures, grammar), last: "noun", joint: "-" };
  }
  const sound = foldWord(word.split("-").at(-1) ?? word);
  const acronym = /\p{Lu}\p{Lu}$/u.test(word);
  if (!acronym) return { written: stem, sound, last: "noun", joint: "" };
  // An acronym without a vowel is read by the names of its letters, which end in one.
  const silent = !Array.from(sound).some((letter) => isVowel(letter, grammar));
  const vowel = grammar.groups.get("V")?.[0] ?? "";
  const kazakhJoint = grammar.back.size > 0 ? "-" : "";
  return {
    written: stem,
    sound: silent ? sound + vowel : sound,
    last: "acronym",
    joint: kazakhJoint,
  };
}

/** How a number ends when it is read. */
function numeral(figures: string, grammar: Grammar): string {
  const at = (i: number): string => grammar.numerals[i] ?? "";
  const unit = Number(figures.slice(-1));
  if (unit > 0) return at(unit - 1);
  const ten = Number(figures.slice(-2, -1));
  if (ten > 0) return at(8 + ten);
  return /[1-9]00$/.test(figures) ? at(18) : at(19);
}

function isVowel(letter: string, grammar: Grammar): boolean {
  return (
    grammar.groups.get("V")?.includes(letter) === true ||
    grammar.groups.get("W")?.includes(letter) === true
  );
}

function add(form: Growing, tag: string, grammar: Grammar): Growing {
  const found = formFor(form, tag, grammar);
  if (found === undefined) {
    throw new Problem(
      "inflection-unknown",
      `“${form.written.slice(0, 40)}” has no form “${tag}” in this language: choose another case.`,
    );
  }
  const { slot, suffix } = found;
  const changed = form.last === "noun" && slot.softens ? softened(form, suffix, grammar) : form;
  return {
    written: changed.written + form.joint + suffix.text,
    sound: changed.sound + suffix.text,
    last: slot.name,
    joint: "",
  };
}

/** The suffix with a feature that fits; of several the one that asks for the most. */
function formFor(
  form: Growing,
  tag: string,
  grammar: Grammar,
): { slot: Slot; suffix: SuffixForm } | undefined {
  const last = form.last === "acronym" ? "noun" : form.last;
  const glide = grammar.glide.has(form.sound) && form.last === "noun";
  const slots = grammar.slots
    .filter((slot) => slot.left.includes(last) && !slot.derives)
    .filter(
      (slot) => (slot.key === "possessiveY") === (glide && tag.startsWith("p") && tag !== "pl"),
    )
    .sort((a, b) => a.left.length - b.left.length);
  for (const slot of slots) {
    const fitting = slot.forms.filter(
      (one) => one.features.join() === tag && one.back === "" && fits(form.sound, one, grammar),
    );
    fitting.sort((a, b) => (a.after?.length ?? 9) - (b.after?.length ?? 9));
    if (fitting[0] !== undefined) return { slot, suffix: fitting[0] };
  }
  return undefined;
}

function fits(sound: string, suffix: SuffixForm, grammar: Grammar): boolean {
  if (suffix.harmony !== 0 && suffix.harmony !== sideOf(sound, grammar)) return false;
  // A soft sign is heard in the consonant before it, and oʻ is a vowel.
  const end = sound.replace(/ь$/, "").replace(/oʻ$/, "o").slice(-1);
  if (suffix.after === undefined) return true;
  return suffix.after.some(
    (name) => name === end || grammar.groups.get(name)?.includes(end) === true,
  );
}

/** 1 when back suffixes follow a word, 2 when front ones do. */
function sideOf(sound: string, grammar: Grammar): number {
  if (/(?:ь|[нрлс][кг])$/.test(sound)) return 2; // модельге, банкке, паркке
  if (/[аоу]ев$/.test(sound)) return 1; // read as Назарбайып: the glide is weak
  for (const letter of Array.from(sound).reverse()) {
    if (grammar.back.has(letter)) return 1;
    if (grammar.front.has(letter)) return 2;
    if (letter === "и") return 2;
  }
  return 1;
}

/** A stem before a vowel: yurag, of yurak; shahr, of shahar. */
function softened(form: Growing, suffix: SuffixForm, grammar: Grammar): Growing {
  if (!isVowel(suffix.text[0] ?? "", grammar)) return form;
  for (const [clipped, whole] of grammar.clipped) {
    if (whole === form.sound) return replaceEnd(form, whole.length, clipped);
  }
  const { sound } = form;
  const before = sound.slice(0, -1);
  const native = before.slice(-1);
  if (grammar.hard.has(sound) || !isVowel(native === "ʻ" ? "o" : native, grammar)) return form;
  const syllables = Array.from(sound).filter((letter) => isVowel(letter, grammar)).length;
  if (grammar.back.size === 0 && syllables < 2) return form; // in Uzbek short words keep k and q: oki
  for (const [soft, hard] of grammar.softening) {
    if (sound.endsWith(hard)) return replaceEnd(form, 1, soft);
  }
  return form;
}

function replaceEnd(form: Growing, length: number, end: string): Growing {
  const kept = form.written.slice(0, -length);
  const first = form.written.slice(-length, form.written.length - length + 1);
  const capital = length > 1 && first !== first.toLowerCase();
  const spelled = capital ? end.charAt(0).toUpperCase() + end.slice(1) : end;
  return { ...form, written: kept + spelled, sound: form.sound.slice(0, -length) + end };
}
