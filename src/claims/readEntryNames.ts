import type { Span } from "../language/index.ts";
import type { TitleIndex } from "./contextEntries.ts";
import type { NamedEntry } from "./contextWorld.ts";
import { betweenTwo, isKeptOut, isSameMatter, itDone } from "./readEntryMarks.ts";
import type { Mark } from "./readMarks.ts";
import { loadPaperNames } from "./readPaperNames.ts";
import { type Desk, distance, marksOf, nearest } from "./readScope.ts";

/** A paper, doctrine, dispute or meeting that a sentence is about. */
export interface EntryNamed extends Span {
  readonly entry: NamedEntry;
  readonly assumed: readonly string[];
  readonly confidence: number;
}

/** From this share on a title counts as said whole. */
const wholeTitle = 0.95;
/** Letters over which the words of a title may be spread. */
const longestTitle = 90;

const papers: readonly NamedEntry["kind"][] = ["agreement", "doctrine", "dispute"];

/** The entries that a sentence names: by a codebook, by its title, or by “this treaty”. */
export function entriesIn(desk: Desk, index: TitleIndex): readonly EntryNamed[] {
  const byId = new Map(desk.world.entries.map((one) => [one.id, one]));
  const isPaper = marksOf(desk, "paper-noun").length > 0;
  const projects = marksOf(desk, "project").filter(
    (mark) => isPaper && isCalledSo(desk, byId.get(mark.entry ?? "")),
  );
  const named = [...marksOf(desk, "paper"), ...projects].flatMap((mark): readonly EntryNamed[] => {
    const entry = mark.entry === undefined ? undefined : byId.get(mark.entry);
    if (entry !== undefined) {
      const other = betterNamesake(desk, entry, mark);
      return other === undefined ? [] : [{ ...other, start: mark.start, end: mark.end }];
    }
    const guessed = mark.entry === undefined ? guessDoctrine(desk, mark) : undefined;
    return guessed === undefined ? [] : [guessed];
  });
  const byTitle = index
    .find(desk.sentence.text, desk.sentence.language, papers)
    .flatMap(({ entries, coverage, start, end }) => {
      const chosen = choose(desk, entries);
      // Words of a doctrine's title are words of every text on policy: all of them must be there, side by side, and
      // no other doctrine may be called so.
      const isWhole = coverage >= wholeTitle && end - start <= longestTitle && entries.length === 1;
      const isLoose = chosen?.entry.kind === "doctrine" && !isWhole;
      return chosen === undefined || isLoose
        ? []
        : [
            {
              entry: chosen.entry,
              assumed: chosen.assumed,
              confidence: 0.6 + coverage * 0.25,
              start,
              end,
            },
          ];
    });
  const short = calledBy(desk, byId);
  // “The declaration on allied relations” is a longer name than “allied relations”, and may be of another paper.
  const isInside = (one: EntryNamed): boolean =>
    short.some(
      (name) =>
        name.entry.id !== one.entry.id &&
        name.start <= one.start &&
        name.end >= one.end &&
        name.end - name.start > one.end - one.start,
    );
  const kept = named.filter(
    (one) => !isInside(one) && !byTitle.some((other) => isBetter(desk, other, one)),
  );
  const isTaken = (one: EntryNamed): boolean =>
    kept.some(
      (other) =>
        other.entry.id === one.entry.id || (other.start < one.end && other.end > one.start),
    );
  const titled = byTitle.filter((one) => !isTaken(one));
  const all = [
    ...kept,
    ...titled.filter(
      (one) => !short.some((name) => isBetter(desk, name, one) || isSameMatter(name, one)),
    ),
  ];
  const called = short.filter(
    (one) => !all.some((other) => other.entry.id === one.entry.id || overlaps(other, one)),
  );
  if (all.length + called.length > 0) return [...all, ...called];
  const dated = datedDoctrine(desk);
  return dated.length > 0 ? dated : recalled(desk, byId);
}

/** Letters by which the noun of a paper is known in its title: a roadmap is no agreement. */
const nounLetters = 4;

/** Whether the title of a paper has the noun by which the sentence calls it, where it has a title in that language. */
function isCalledSo(desk: Desk, entry: NamedEntry | undefined): boolean {
  if (entry === undefined) return false;
  const { text, language } = desk.sentence;
  const title = entry.titles[language === "uz-Latn" ? "uz-Latn" : language] ?? entry.titles.uz;
  if (title === undefined || language === "uz-Cyrl") return true;
  const said = marksOf(desk, "paper-noun").map((one) => text.slice(one.start, one.end));
  return said.some((one) => title.toLowerCase().includes(one.toLowerCase().slice(0, nounLetters)));
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Entries by what people call them; a common name needs a date of the paper or the region whose paper it is. */
function calledBy(desk: Desk, byId: ReadonlyMap<string, NamedEntry>): readonly EntryNamed[] {
  const marks = marksOf(desk, "nickname");
  return marks.flatMap((mark): readonly EntryNamed[] => {
    const name = loadPaperNames().byId(mark.id);
    const able = (name?.entries ?? []).flatMap((id) => byId.get(id) ?? []);
    const chosen = choose(desk, able) ?? firstOf(able);
    if (name === undefined || chosen === undefined) return [];
    const said = desk.sentence.text.slice(mark.start, mark.end).match(/\d{4}/g) ?? [];
    const isDated =
      fitsDate(desk, chosen.entry) ||
      said.some((year) => chosen.entry.dates.some((one) => one.startsWith(year)));
    const isOwn = statesBeside(desk).every((id) => chosen.entry.parties.includes(id));
    const isOutside = able.length === 1 && isKeptOut(desk);
    const ofRegion = desk.parties.some((one) => one.whole.group === "region");
    if (name.loose ? !isDated && !ofRegion : !isOwn && !isOutside) return [];
    return [{ ...chosen, confidence: 0.8, start: mark.start, end: mark.end }];
  });
}

/** Of several papers of the same states on one matter the first of the list is meant, where no date chooses. */
function firstOf(able: readonly NamedEntry[]): ReturnType<typeof choose> {
  const [first] = able;
  const isAlike = able.every((one) => one.parties.join() === first?.parties.join());
  return first === undefined || !isAlike ? undefined : { entry: first, assumed: ["entry"] };
}

/** An entry named by its title whose dates the sentence gives, against one in its place whose dates it does not. */
function isBetter(desk: Desk, one: EntryNamed, than: EntryNamed): boolean {
  if (one.entry.id === than.entry.id || one.start >= than.end || one.end <= than.start)
    return false;
  if (betweenTwo(desk) && isExactly(desk, than.entry) && !isExactly(desk, one.entry)) return false;
  if (fitsDate(desk, one.entry) && !fitsDate(desk, than.entry)) return true;
  return isExactly(desk, one.entry) && !isExactly(desk, than.entry) && !fitsDate(desk, than.entry);
}

/** Whether the states that a sentence names are the parties of an entry, all of them and no others. */
function isExactly(desk: Desk, { parties }: NamedEntry): boolean {
  const states = statesBeside(desk);
  return states.length > 1 && states.length === parties.length && isAmong(states, parties);
}

function isAmong(states: readonly string[], parties: readonly string[]): boolean {
  return states.every((id) => parties.includes(id));
}

/** “The 2012 concept” is the one doctrine of that year with an order of partners. */
function datedDoctrine(desk: Desk): readonly EntryNamed[] {
  const date = marksOf(desk, "date")[0];
  const noun = date && nearest(desk, date, marksOf(desk, "doctrine-list"));
  if (noun === undefined || date === undefined || distance(desk, noun, date) > 40) return [];
  const own = desk.world.entries.filter(
    (one) => one.kind === "doctrine" && desk.world.ordered.has(one.id) && fitsDate(desk, one),
  );
  const states = statesBeside(desk).filter((id) => own.some((one) => one.parties.includes(id)));
  const fitting = begunThen(
    desk,
    states.length === 0 ? own : own.filter((one) => isAmong(states, one.parties)),
  );
  const [only] = fitting;
  if (fitting.length !== 1 || only === undefined) return [];
  return [{ entry: only, assumed: ["entry"], confidence: 0.7, start: noun.start, end: noun.end }];
}

/** “This treaty” is the one last named. */
function recalled(desk: Desk, byId: ReadonlyMap<string, NamedEntry>): readonly EntryNamed[] {
  const mark = marksOf(desk, "this-paper")[0] ?? itDone(desk);
  const paper = desk.memory.paper;
  const entry = paper === undefined || paper.ago > 4 ? undefined : byId.get(paper.id);
  if (mark === undefined || entry === undefined) return [];
  return [{ entry, assumed: ["entry"], confidence: 0.7, start: mark.start, end: mark.end }];
}

/** A name that several pairs of states have (“treaty on allied relations”) is that of the states named beside it. */
function betterNamesake(
  desk: Desk,
  entry: NamedEntry,
  mark: Mark,
): Omit<EntryNamed, keyof Span> | undefined {
  const states = statesBeside(desk);
  const fits =
    states.every((one) => entry.parties.includes(one)) ||
    states.length === 0 ||
    entry.kind === "doctrine";
  const title = entry.titles.en ?? "";
  const namesakes = desk.world.entries.filter(
    (one) => one.kind === entry.kind && sameHead(one.titles.en ?? "", title),
  );
  // Of a name that only one paper has, a state beside it may be said to be no party.
  if (namesakes.length < 2) return { entry, assumed: [], confidence: 0.92 };
  const ofTwo = betweenTwo(desk) ? namesakes.filter((one) => isExactly(desk, one)) : [];
  const dated = ofTwo.length === 1 ? ofTwo : namesakes.filter((one) => fitsDate(desk, one));
  const own = (dated.length > 0 ? dated : namesakes).filter(
    (one) => states.length === 0 || states.every((id) => one.parties.includes(id)),
  );
  if (own.length === 0) return fits ? { entry, assumed: [], confidence: 0.8 } : undefined;
  const chosen = own.find((one) => one.id === entry.id) ?? own[0];
  if (chosen === undefined || mark.end < 0) return undefined;
  return { entry: chosen, assumed: states.length === 0 ? ["entry"] : [], confidence: 0.85 };
}

function sameHead(one: string, other: string): boolean {
  const head = (text: string): string => text.replace(/\s*\(.*\)/, "").toLowerCase();
  return head(one) === head(other);
}

/** The states that a sentence names outright. */
export function statesBeside(desk: Desk): readonly string[] {
  const named = desk.parties.filter((one) => one.form !== "pronoun" && one.form !== "group");
  return [...new Set(named.flatMap((one) => one.whole.states))];
}

/** Of several entries with one title: the one whose parties and dates the sentence names; none when it stays open. */
function choose(
  desk: Desk,
  entries: readonly NamedEntry[],
): { readonly entry: NamedEntry; readonly assumed: readonly string[] } | undefined {
  const states = statesBeside(desk);
  const [single] = entries;
  if (entries.length === 1 && single !== undefined) return { entry: single, assumed: [] };
  const fitting = entries.filter((one) => states.every((id) => one.parties.includes(id)));
  const dated = fitting.filter((one) => fitsDate(desk, one));
  const ownPair = betweenTwo(desk) ? fitting.filter((one) => isExactly(desk, one)) : [];
  const left = ownPair.length === 1 ? ownPair : dated.length > 0 ? dated : fitting;
  if (left.length === 1 && left[0] !== undefined)
    return {
      entry: left[0],
      assumed: entries.length > 1 && states.length === 0 && dated.length === 0 ? ["entry"] : [],
    };
  const pair = desk.memory.pair ?? desk.world.focus;
  const ofPair = left.filter(
    (one) => one.parties.length === 2 && pair.every((id) => one.parties.includes(id)),
  );
  const [only] = ofPair;
  return ofPair.length === 1 && only !== undefined
    ? { entry: only, assumed: ["entry"] }
    : undefined;
}

function fitsDate(desk: Desk, entry: NamedEntry): boolean {
  const dates = marksOf(desk, "date").map((one) => String(one.value));
  return dates.some((date) => {
    if (date.includes("/")) return entry.period === date;
    return (
      entry.dates.some((one) => one.startsWith(date) || date.startsWith(one)) ||
      entry.period?.startsWith(date.slice(0, 4)) === true
    );
  });
}

/** Of several doctrines to which something happened in the year named, the one that began in it; a draft is called one. */
function begunThen(desk: Desk, dated: readonly NamedEntry[]): readonly NamedEntry[] {
  if (dated.length < 2) return dated;
  const years = marksOf(desk, "date").map((one) => String(one.value).slice(0, 4));
  const begun = dated.filter(
    (one) =>
      !/draft/i.test(one.titles.en ?? "") && years.some((year) => one.period?.startsWith(year)),
  );
  return begun.length === 1 ? begun : dated;
}

/** “The foreign policy concept” of a state: the one of the year named, or the last adopted before the text. */
function guessDoctrine(desk: Desk, mark: Mark): EntryNamed | undefined {
  const owners = desk.parties.filter((one) => one.whole.states.length === 1);
  const owner =
    nearest(
      desk,
      mark,
      owners.filter((one) => one.role === "genitive"),
    ) ?? nearest(desk, mark, owners);
  const state = owner?.whole.states[0];
  const own = desk.world.entries.filter(
    (one) =>
      one.kind === "doctrine" &&
      one.parties.length === 1 &&
      one.parties[0] === state &&
      desk.world.ordered.has(one.id),
  );
  const dated = begunThen(
    desk,
    own.filter((one) => fitsDate(desk, one)),
  );
  const exact = dated[0];
  if (dated.length === 1 && exact !== undefined)
    return { entry: exact, assumed: [], confidence: 0.85, start: mark.start, end: mark.end };
  if (marksOf(desk, "date").length > 0 && dated.length === 0) return undefined;
  const left = dated.length > 1 ? dated : own;
  const [only] = left;
  if (left.length === 1 && only !== undefined)
    return { entry: only, assumed: ["entry"], confidence: 0.7, start: mark.start, end: mark.end };
  return undefined;
}
