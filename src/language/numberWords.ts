import { isRead, type Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { wordKeys } from "./keys.ts";
import {
  hasKey,
  lookUp,
  type NumberContent,
  numberContent,
  numberStarts,
  type Unit,
} from "./numberContent.ts";
import { type WordTable, wordAt, wordTable } from "./wordTable.ts";

/** What numbers, units and dates make of one form of a word; worked out once, since most words come again. */
export interface NumberWord {
  readonly text: string;
  /** The keys of a word that numbers, units or dates may be made with; none for any other. */
  readonly keys: readonly string[];
  /** Whether a number in words may begin with it. */
  readonly begins: boolean;
  readonly month: number | undefined;
  /** 1 to 4 for a Roman numeral or a word such as “third”. */
  readonly ordinal: number | undefined;
  readonly isYearWord: boolean;
  readonly isPlural: boolean;
  readonly leads: boolean;
  /** The units whose name begins with it, the longest name first. */
  readonly units: readonly Unit[];
}

const tables = new Map<Language, WordTable<NumberWord>>();

/** The words of a language, each with what numbers and dates make of it. */
export function numberWords(language: Language): WordTable<NumberWord> {
  const ready = tables.get(language);
  if (ready !== undefined) return ready;
  const content = numberContent(language);
  const listed = listedKeys(content);
  const made = wordTable((word) => readWord(word, language, content, listed));
  tables.set(language, made);
  return made;
}

/** Whether numbers, units or dates may be made with the word that begins at an offset. */
export function isNumberWord(text: string, start: number, language: Language): boolean {
  return isRead(language) && wordAt(numberWords(language), text, start).keys.length > 0;
}

const roman: readonly string[] = ["I", "II", "III", "IV"];
const none: readonly string[] = [];

/** A longer word is none that any list has. */
const longest = 40;

function readWord(
  text: string,
  language: Language,
  content: NumberContent,
  listed: ReadonlySet<string>,
): NumberWord {
  const folded = text.length > longest ? "" : foldWord(text);
  const startsPlural = content.decades.some((plural) => folded.startsWith(plural));
  const all = numberStarts(language, folded) ? wordKeys(text, language) : none;
  const keys = startsPlural || hasKey(all, listed) ? all : none;
  const isRoman = roman.includes(text);
  return {
    text,
    keys,
    begins:
      content.parts.some((part) => keys.includes(part.keys[0] ?? "")) ||
      lookUp(keys, content.scales) !== undefined ||
      lookUp(keys, content.cardinals) !== undefined,
    month: lookUp(keys, content.months),
    ordinal: isRoman ? roman.indexOf(text) + 1 : lookUp(keys, content.ordinals),
    isYearWord: hasKey(keys, content.years),
    isPlural: startsPlural && keys.length > 0,
    leads: hasKey(keys, content.leads),
    units: hasKey(keys, content.unitStarts)
      ? content.units.filter((unit) => keys.includes(unit.keys[0] ?? ""))
      : [],
  };
}

/** Every key that any list of a language has. */
function listedKeys(content: NumberContent): ReadonlySet<string> {
  const phrases = [...content.halfYears];
  const named = [...content.units, ...content.bounds, ...content.parts].map(({ keys }) => keys);
  const lists = [
    content.scales,
    content.cardinals,
    content.months,
    content.ordinals,
    content.between,
    content.join,
    content.from,
    content.years,
    content.leads,
    content.quarters,
    content.vague,
  ];
  return new Set<string>(
    [...phrases, ...named].flat().concat(...lists.map((one) => [...one.keys()])),
  );
}
