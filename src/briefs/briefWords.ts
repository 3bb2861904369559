import {
  type Sayings,
  writeDate,
  writeDayOfYear,
  writeNumber,
  writeScaled,
  writeShortDate,
} from "../claims/index.ts";
import { inUzbekCyrillic } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import { type PhraseBook, phraseIn } from "./briefPhrases.ts";
import { joinRuns, type Run } from "./briefRuns.ts";
import { sourceName } from "./briefSourceNames.ts";

type Labels = Readonly<Record<string, string | undefined>>;

/** A value that a row gives to a sentence; how it is written depends on the language. */
export type BriefValue =
  | { readonly kind: "words"; readonly labels: Labels }
  | { readonly kind: "number"; readonly value: number; readonly isSigned?: boolean }
  | { readonly kind: "scaled"; readonly value: number }
  /** A day, in full or, where there is little room, in figures. */
  | { readonly kind: "date"; readonly date: string; readonly isShort?: boolean }
  /** A day and month, or a month, without the year. */
  | { readonly kind: "day"; readonly date: string }
  /** What is the same in every brief: a quote or a title, in its own language where it has one. */
  | { readonly kind: "text"; readonly text: string; readonly language?: string }
  /** What a register says of a source in English. */
  | { readonly kind: "source"; readonly name: string }
  /** What a table says in English alone: a unit, or a value in words. */
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "amount"; readonly value: number; readonly unit: string }
  /** A value with who gives it. */
  | { readonly kind: "named"; readonly value: BriefValue; readonly by: BriefValue }
  | { readonly kind: "list"; readonly items: readonly BriefValue[] }
  /** A phrase with values in it. */
  | {
      readonly kind: "phrase";
      readonly pattern: Labels;
      readonly values: Readonly<Record<string, BriefValue>>;
    }
  /** What another room says in a language by itself. */
  | { readonly kind: "spoken"; readonly say: (language: ReadLanguage) => string };

/** Writes the texts and values of a brief in one language. */
export interface BriefWriter {
  readonly language: ReadLanguage;
  words(labels: Labels): string;
  value(value: BriefValue): string;
  /** A value with the languages of its parts. */
  say(value: BriefValue): readonly Run[];
  /** A pattern with its values put in. */
  fill(pattern: Labels, values: Readonly<Record<string, BriefValue>>): string;
  /** A pattern with its values put in, with the languages of its parts. */
  sayFilled(pattern: Labels, values: Readonly<Record<string, BriefValue>>): readonly Run[];
}

/**
 * A writer for one language.
 *
 * Shape: Uzbek Cyrillic is written from Uzbek Latin where no own words are given; what has no words in the language is
 * given in English, else in the first language there is, and says so.
 */
export function briefWriter(
  language: ReadLanguage,
  sayings: Sayings,
  phrases: PhraseBook = new Map(),
  sources: PhraseBook = new Map(),
): BriefWriter {
  const base = language === "uz-Cyrl" ? "uz-Latn" : language;
  const respelt = (text: string): string => (language === "uz-Cyrl" ? inUzbekCyrillic(text) : text);
  const inLanguage = (text: string, own: string | undefined): Run =>
    own === undefined || own === language ? { text } : { text, language: own };
  const label = (labels: Labels): Run => {
    const own = labels[language];
    if (own !== undefined) return { text: own };
    const written = labels[base];
    if (written !== undefined) return { text: respelt(written) };
    if (labels.en !== undefined) return inLanguage(labels.en, "en");
    const [first] = Object.entries(labels).filter(([, one]) => one !== undefined);
    return first === undefined ? { text: "" } : inLanguage(first[1] ?? "", first[0]);
  };
  // What stands between backticks keeps its letters in both scripts.
  const unmarked = (text: string, spell: (part: string) => string): string =>
    text
      .split("`")
      .map((part, place) => (place % 2 === 1 ? part : spell(part)))
      .join("");
  const source = (name: string): Run => {
    const found = language === "en" ? undefined : sourceName(sources, name);
    if (found === undefined) return inLanguage(name, "en");
    const { labels, dates } = found;
    const own = labels?.[language];
    const said = own ?? labels?.[base];
    const spell = own === undefined && said !== undefined ? respelt : (part: string) => part;
    let next = 0;
    const text = unmarked(said ?? found.name, spell);
    const date = (): string => respelt(writeShortDate(dates[next++] ?? "", base, sayings));
    return { text: text.replace(/@/g, date) };
  };
  const unit = (own: string): Run => label(phraseIn(phrases, own) ?? { en: own });
  const number = (one: Extract<BriefValue, { readonly kind: "number" | "scaled" }>): string => {
    const write = one.kind === "scaled" ? writeScaled : writeNumber;
    const sign = one.kind === "number" && one.isSigned === true && one.value > 0 ? "+" : "";
    return sign + respelt(write(one.value, base, sayings));
  };
  const say = (one: BriefValue): readonly Run[] => {
    if (one.kind === "words") return [label(one.labels)];
    if (one.kind === "text") return [inLanguage(one.text, one.language)];
    if (one.kind === "named") return [...say(one.by), { text: ": " }, ...say(one.value)];
    if (one.kind === "unit") return [unit(one.unit)];
    if (one.kind === "amount") {
      const count = respelt(writeNumber(one.value, base, sayings));
      return [{ text: `${count}\u00a0` }, unit(one.unit)];
    }
    if (one.kind === "list") {
      return one.items.flatMap((item, at) => [...(at === 0 ? [] : [{ text: "; " }]), ...say(item)]);
    }
    if (one.kind === "phrase") return sayFilled(one.pattern, one.values);
    if (one.kind === "spoken") return [{ text: one.say(language) }];
    if (one.kind === "source") return [source(one.name)];
    if (one.kind === "date") {
      const write = one.isShort === true ? writeShortDate : writeDate;
      return [{ text: respelt(write(one.date, base, sayings)) }];
    }
    if (one.kind === "day") {
      return [{ text: respelt(writeDayOfYear(one.date, base, sayings) ?? "") }];
    }
    return [{ text: number(one) }];
  };
  const sayFilled: BriefWriter["sayFilled"] = (pattern, values) =>
    filled(pattern[language] ?? pattern[base] ?? pattern.en ?? "", values, {
      plain: pattern[language] === undefined ? respelt : (text) => text,
      say,
    });
  return {
    language,
    words: (labels) => label(labels).text,
    value: (one) => joinRuns(say(one)).text,
    say,
    fill: (pattern, values) => joinRuns(sayFilled(pattern, values)).text,
    sayFilled,
  };
}

interface Writing {
  readonly plain: (text: string) => string;
  readonly say: (one: BriefValue) => readonly Run[];
}

/**
 * A pattern with its values; a place without a value stays as it is, whatever the letters around it are written in.
 *
 * Shape: letters of the pattern and of the values are written apart, so that a value is never spelt twice. A value that ends with
 * a point of its own, as “2026 г.” does, gives no second one.
 */
function filled(
  pattern: string,
  values: Readonly<Record<string, BriefValue>>,
  { plain, say }: Writing,
): readonly Run[] {
  const runs: Run[] = [];
  for (const part of pattern.split(/(\{[a-zA-Z]+\})/)) {
    const isPlace = part.startsWith("{") && part.endsWith("}");
    const found = isPlace ? values[part.slice(1, -1)] : undefined;
    if (found !== undefined) runs.push(...say(found));
    else if (isPlace) runs.push({ text: part });
    else if (part !== "") {
      const isDouble = part.startsWith(".") && runs.at(-1)?.text.endsWith(".") === true;
      runs.push({ text: plain(isDouble ? part.slice(1) : part) });
    }
  }
  return runs.filter(({ text }) => text !== "");
}
