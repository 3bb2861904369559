import { type Language, languages, type ReadLanguage } from "../terms/index.ts";
import { asList, asRecord, once, readYaml } from "./content.ts";
import type { Pattern } from "./pattern.ts";
import { compilePatterns, type PatternMatcher } from "./patterns.ts";
import { words } from "./words.ts";

/**
 * A person whom a text names or means by a title.
 *
 * Shape: `quote` holds title and name as they stand; `name` is the name alone, without a title; `title` is
 * an id of `content/language/names.yaml`; `former` says that the text calls the title past.
 */
export interface NamedPerson {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly former: boolean;
}

/** Initials and a surname: Sh.M.Mirziyoyev, Н. А. Иванов. All counts are bounded, so that it stays linear. */
const initialsFirst = /(?<!\p{L})((?:\p{Lu}\p{Ll}?\.[ \u00a0]?){1,3})\p{Lu}[\p{L}ʻʼ'’‘-]{2,30}/gu;

/** A surname and initials, as lists have it: Иванов И. П. */
const surnameFirst =
  /(?<!\p{L})\p{Lu}[\p{L}ʻʼ'’‘-]{2,30}[ \u00a0](?:\p{Lu}\.[ \u00a0]?)?\p{Lu}\.(?![ \u00a0]?\p{Lu}[\p{L}.])/gu;

/** So many words of a name may follow a title. */
const longestName = 3;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Title extends Stretch {
  readonly id: string;
}

const formerMark = "former";

const reader = once(() => {
  const data = readYaml("names.yaml");
  const ids: string[] = [];
  const patterns: Pattern[] = [];
  const add = (id: string, forms: unknown): void => {
    const number = ids.push(id) - 1;
    const lists = asRecord(forms);
    for (const language of languages) {
      for (const form of asList(lists[language])) patterns.push(patternOf(number, language, form));
    }
  };
  for (const [id, forms] of Object.entries(asRecord(data.titles))) add(id, forms);
  add(formerMark, data.former);
  const notInitials = new Set(asList(data.notInitials));
  return { ids, matcher: compilePatterns(patterns), notInitials };
});

/**
 * The persons of a text: by initials and surname, by a title, or by both.
 *
 * Shape: in the order of the text, never overlapping. A title alone counts (“the former minister”); a name
 * without initials is known only behind a title, since a capital letter alone says too little.
 */
export function names(text: string, language: Language): readonly NamedPerson[] {
  const { ids, matcher } = reader();
  const { titles, former } = findTitles(text, language, ids, matcher);
  const initialled = findInitialled(text, language);
  const persons = titles.map((title) => personOf(text, title, former, initialled));
  const taken = (one: Stretch): boolean =>
    persons.some((person) => one.start < person.end && person.start < one.end);
  const bare = initialled
    .filter((one) => !taken(one))
    .map((one) => make(text, one, one, undefined, false));
  return [...persons, ...bare].sort((a, b) => a.start - b.start);
}

function findInitialled(text: string, language: Language): readonly Stretch[] {
  const { notInitials } = reader();
  const first = [...text.matchAll(initialsFirst)].filter(
    ([, initials = ""]) => !notInitials.has(initials.trim()),
  );
  // English puts initials first, and “The U.S.” is no surname with initials.
  const last = language === "en" ? [] : [...text.matchAll(surnameFirst)];
  const all = [...first, ...last].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((one, i) => one.start >= (all[i - 1]?.end ?? 0));
}

function patternOf(id: number, language: ReadLanguage, form: string): Pattern {
  return {
    id,
    language,
    words: words(form).map(({ start, end }) => ({ text: form.slice(start, end) })),
  };
}

function findTitles(
  text: string,
  language: Language,
  ids: readonly string[],
  matcher: PatternMatcher,
): { readonly titles: readonly Title[]; readonly former: readonly Stretch[] } {
  const titles: Title[] = [];
  const former: Stretch[] = [];
  for (const { pattern, start, end } of matcher.find(text, language)) {
    const id = ids[pattern] ?? "";
    if (id === formerMark) former.push({ start, end });
    // Longer ones come first at a place: the foreign minister is no minister besides.
    else if (!titles.some((one) => start < one.end && one.start < end))
      titles.push({ id, start, end });
  }
  return { titles, former };
}

function personOf(
  text: string,
  title: Title,
  former: readonly Stretch[],
  initialled: readonly Stretch[],
): NamedPerson {
  const past = former.find((one) => isJoint(text, one.end, title.start));
  const name =
    initialled.find((one) => one.start >= title.end && isJoint(text, title.end, one.start)) ??
    nameBehind(text, title.end);
  const whole = { start: past?.start ?? title.start, end: name?.end ?? title.end };
  return make(text, whole, name, title.id, past !== undefined);
}

/** Words with a capital right behind a title. */
function nameBehind(text: string, from: number): Stretch | undefined {
  const behind = text.slice(from, from + 120);
  let end = 0;
  let start: number | undefined;
  for (const word of words(behind).slice(0, longestName)) {
    const isNext = /^[ \u00a0]$/.test(behind.slice(end, word.start));
    if (!isNext || !/^\p{Lu}\p{Ll}/u.test(behind.slice(word.start, word.end))) break;
    start ??= word.start;
    end = word.end;
  }
  return start === undefined ? undefined : { start: from + start, end: from + end };
}

function isJoint(text: string, end: number, start: number): boolean {
  return end <= start && /^[ \u00a0-]{0,2}$/.test(text.slice(end, start));
}

function make(
  text: string,
  whole: Stretch,
  name: Stretch | undefined,
  title: string | undefined,
  former: boolean,
): NamedPerson {
  return {
    start: whole.start,
    end: whole.end,
    quote: text.slice(whole.start, whole.end),
    name: name === undefined ? undefined : text.slice(name.start, name.end),
    title,
    former,
  };
}
