import { bringContent } from "../language/index.ts";
import { Problem } from "../terms/index.ts";
import { search } from "../texts/index.ts";
import type {
  ChangeList,
  DocumentDetail,
  Entry,
  EntryKind,
  EntryList,
  IndexView,
  SeriesValues,
} from "./contract.ts";
import { commandFor } from "./packCommand.ts";
import { keyOf, type PackQuestion, readQuestion } from "./packQuestion.ts";
import { packedSearcher, searchAsked } from "./packSearch.ts";
import {
  directoryPart,
  type Pack,
  type PackDirectory,
  type PackPart,
  type PackRegister,
  type PackReply,
  packOnly,
  type ReadPart,
  wholeChanges,
} from "./packShape.ts";
import { unshare } from "./packShare.ts";
import { hasWords, narrowEntries, registerSorts, usualLimit, wordsOf } from "./registerNarrow.ts";
import { narrowSeries } from "./seriesNarrow.ts";

/** Finds the answer that is kept under a question. */
type Find = (key: string) => Promise<unknown>;

/** Makes an answer out of others; undefined where it cannot. */
type Make = (question: PackQuestion, find: Find) => Promise<unknown>;

/** What is not kept for every wish of a reader but worked out in the page, from what is kept. */
const makers: readonly (readonly [RegExp, Make])[] = [
  [/^\/api\/register\/[a-z]+$/, listRegister],
  [/^\/api\/series\/[^/]+$/, narrowValues],
  [/^\/api\/changes$/, narrowChanges],
  [/^\/api\/indexes\/[^/]+$/, joinIndex],
];

/**
 * Opens a pack: questions of the pages are answered from what was worked out when it was made.
 *
 * Shape: parts are read when they are first needed and kept. Missing: what would have to be worked out anew is a
 * problem, `needs-program`, whose detail is the command that does it.
 */
export function openPack(read: ReadPart): Pack {
  const parts = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  const directory = read(directoryPart).then((text) => JSON.parse(text) as PackDirectory);
  const partOf = (name: string) => {
    const known =
      parts.get(name) ?? read(name).then((text) => unshare(JSON.parse(text) as PackPart));
    parts.set(name, known);
    known.catch(() => parts.delete(name)); // it is read again when it is asked for again
    return known;
  };
  const find: Find = async (key) => {
    const { parts: places, same } = await directory;
    const kept = same[key] ?? key;
    const name = places[kept];
    return name === undefined ? undefined : (await partOf(name))[kept];
  };
  const searcher = once(async () => {
    const { documents } = await directory;
    const all = documents.map((id) => find(`/api/documents/${encodeURIComponent(id)}`));
    // What was kept under these questions is of these shapes.
    return packedSearcher({
      documents: (await Promise.all(all)) as DocumentDetail[],
      terms: (await find(packOnly.terms)) as Parameters<typeof packedSearcher>[0]["terms"],
      language: (await find(packOnly.language)) as Readonly<Record<string, string>>,
    });
  });
  return {
    ask: async (address) => {
      const question = readQuestion(address, (await directory).day);
      const kept = await find(keyOf(question));
      if (kept !== undefined) return toReply(kept);
      if (question.path === "/api/search") {
        return answered(async () => search(await searcher(), searchAsked(question.query)));
      }
      const maker = makers.find(([path]) => path.test(question.path))?.[1];
      const made = maker === undefined ? undefined : await maker(question, find);
      if (made !== undefined) return { answer: made };
      const detail = commandFor(question);
      return { problem: { status: 0, code: "needs-program", detail } };
    },
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What was kept may be a problem that the server had with the question. */
function toReply(kept: unknown): PackReply {
  const isProblem = typeof kept === "object" && kept !== null && "code" in kept && "detail" in kept;
  return isProblem
    ? { problem: kept as Extract<PackReply, { problem: unknown }>["problem"] }
    : { answer: kept };
}

async function answered(make: () => Promise<unknown>): Promise<PackReply> {
  try {
    return { answer: await make() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { status: 400, code: error.code, detail: error.message } };
  }
}

/** Whether nothing is asked beyond some words of the query. */
function asksOnly({ query }: PackQuestion, ...names: readonly string[]): boolean {
  return [...query.keys()].every((name) => names.includes(name));
}

/** Words are compared by the letters of the languages, which come with the pack. */
async function bringLetters(find: Find): Promise<void> {
  const language = (await find(packOnly.language)) as Readonly<Record<string, string>> | undefined;
  bringContent((name) => language?.[name] ?? "");
}

async function listRegister(question: PackQuestion, find: Find): Promise<EntryList | undefined> {
  const { path, query } = question;
  const kind = path.slice(path.lastIndexOf("/") + 1) as EntryKind; // one that is not known has no list
  const whole = (await find(`${packOnly.register}/${kind}`)) as EntryList | undefined;
  const book = (await find(packOnly.register)) as PackRegister | undefined;
  if (whole === undefined || book === undefined || query.has("asOf")) return undefined;
  const pair = query.get("pair");
  const members = pair === undefined ? undefined : book.pairs[pair];
  if (pair !== undefined && members === undefined) return undefined;
  const among = new Set(members);
  const asked = query.get("q");
  if (asked) await bringLetters(find);
  const isAsked = ({ id, title }: Entry) =>
    !asked || hasWords(wordsOf(id, title, book.subjects[id]), asked);
  const known = whole.entries.filter(
    (one) => (members === undefined || among.has(one.id)) && isAsked(one),
  );
  return narrowEntries(
    known,
    { kind, asOf: whole.asOf },
    {
      ...Object.fromEntries(query),
      sort: registerSorts.find((one) => one === query.get("sort")) ?? "-date",
      offset: Number(query.get("offset") ?? 0),
      limit: Number(query.get("limit") ?? usualLimit),
    },
  );
}

async function narrowValues(question: PackQuestion, find: Find): Promise<SeriesValues | undefined> {
  if (!asksOnly(question, "states", "pairs", "from", "to", "vintage")) return undefined;
  const whole = (await find(question.path)) as SeriesValues | undefined;
  return whole && narrowSeries(whole, Object.fromEntries(question.query));
}

async function narrowChanges(question: PackQuestion, find: Find): Promise<ChangeList | undefined> {
  if (!asksOnly(question, "pair", "direction", "kind", "offset", "limit")) return undefined;
  const { path, query } = question;
  const pair = query.get("pair");
  const of = [["limit", String(wholeChanges)] as const, ...(pair ? [["pair", pair] as const] : [])];
  const whole = (await find(keyOf({ path, query: new Map(of) }))) as ChangeList | undefined;
  if (whole === undefined || whole.total > whole.changes.length) return undefined;
  const direction = query.get("direction");
  const told = whole.changes.filter(
    (one) => direction === undefined || one.directions.includes(direction),
  );
  const counts = Object.fromEntries(
    Object.keys(whole.counts).map((kind) => [kind, told.filter((one) => one.kind === kind).length]),
  );
  const kind = query.get("kind");
  const found = told.filter((one) => kind === undefined || one.kind === kind);
  const offset = Number(query.get("offset") ?? 0);
  const changes = found.slice(offset, offset + Number(query.get("limit") ?? 1000));
  return { ...whole, total: found.length, counts, offset, changes };
}

/** Of an index the year decides what the pairs have, the pair how it went with it through the years. */
async function joinIndex(question: PackQuestion, find: Find): Promise<IndexView | undefined> {
  if (!asksOnly(question, "year", "pair")) return undefined;
  const { path, query } = question;
  const [year, pair] = [query.get("year"), query.get("pair")];
  const of = (name: string, value: string | undefined) =>
    find(keyOf({ path, query: new Map(value === undefined ? [] : [[name, value]]) }));
  const ofYear = (await of("year", year)) as IndexView | undefined;
  const ofPair = (await of("pair", pair)) as IndexView | undefined;
  if (ofYear === undefined || ofPair === undefined) return undefined;
  return { ...ofYear, trend: ofPair.trend, sensitivity: ofPair.sensitivity };
}
