import { wordKeys, words } from "../language/index.ts";
import { digest } from "../store/index.ts";
import type { Language } from "../terms/index.ts";
import { isCompatible } from "./candidates.ts";
import type { Telling } from "./telling.ts";

/** Tellings of one and the same thing, with the id under which people decide on it. */
export interface Gathering {
  readonly id: string;
  /** Ids of its parts: a decision on any of them is about the whole. */
  readonly aliases: readonly string[];
  readonly tellings: readonly Telling[];
  /** The day as exactly as any of the tellings has it. */
  readonly date: string | undefined;
  readonly party: string | undefined;
}

/**
 * Puts together what several sentences, documents or languages tell alike, so that each thing is proposed once.
 *
 * Shape: acts of one entry with the same word and days that may be the same; new papers of the same parties, form and
 * day, where titles in one language share most of their words; promises of the same obligors, amount and day.
 */
export function gatherTellings(tellings: readonly Telling[]): readonly Gathering[] {
  const groups: Telling[][] = [];
  // The most exact days first: a bare year joins the day that it may mean.
  const exact = [...tellings].sort((a, b) => dayOf(b).length - dayOf(a).length || earlier(a, b));
  const places = new Map<string, Telling[][]>();
  for (const one of exact) {
    const key = kindKey(one);
    const near = places.get(key) ?? [];
    places.set(key, near);
    const home = near.find((group) => group.every((other) => isSameThing(one, other)));
    if (home !== undefined) home.push(one);
    else {
      const fresh = [one];
      near.push(fresh);
      groups.push(fresh);
    }
  }
  return groups.map(gathered);
}

/** Sentences in the order in which they became known: by day of the document, then by document and place. */
export function earlier(a: Telling, b: Telling): number {
  const place = ({ statement: one }: Telling): string =>
    `${one.documentDate ?? "9999"} ${one.document} ${String(one.start).padStart(9, "0")}`;
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}

function gathered(group: readonly Telling[]): Gathering {
  const tellings = [...group].sort(earlier);
  const dates = tellings.map((one) => one.act?.date ?? "").sort((a, b) => b.length - a.length);
  const date = dates[0] === "" ? undefined : dates[0];
  const party = tellings.flatMap((one) => one.act?.party ?? [])[0];
  const ids = [...new Set(tellings.map((one) => idOf(one)))];
  const [first] = tellings;
  const whole = first?.fresh === undefined ? actId(first, date, party) : (ids[0] ?? "");
  return { id: whole, aliases: ids.filter((one) => one !== whole), tellings, date, party };
}

function dayOf({ act }: Telling): string {
  return act?.date ?? "";
}

function kindKey({ entry, act, fresh }: Telling): string {
  if (fresh === undefined) return `act ${entry?.id} ${act?.word}`;
  if (fresh.kind === "agreement") return `paper ${fresh.form} ${fresh.parties.join()}`;
  return `promise ${promiseKey(fresh)}`;
}

function promiseKey({ parties, measure, due }: NonNullable<Telling["fresh"]>): string {
  return [parties.join(), measure?.value ?? "", measure?.unit ?? "", due ?? ""].join("|");
}

function isSameThing(one: Telling, other: Telling): boolean {
  if (one.fresh?.kind === "commitment") return true;
  if (!isCompatible(dayOf(one), dayOf(other))) return false;
  if (one.fresh === undefined) {
    const [a, b] = [one.act?.party, other.act?.party];
    return a === undefined || b === undefined || a === b;
  }
  return one.statement.language !== other.statement.language || shareWords(one, other);
}

function shareWords(one: Telling, other: Telling): boolean {
  const [a, b] = [titleKeys(one), titleKeys(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared * 2 > Math.min(a.size, b.size);
}

function titleKeys({ fresh, statement }: Telling): ReadonlySet<string> {
  const title = fresh?.title ?? "";
  const language = statement.language as Language;
  // The shortest key is the nearest to the stem, whatever case the word stands in.
  const stems = words(title).map(
    ({ start, end }) =>
      [...wordKeys(title.slice(start, end), language)].sort(
        (x, y) => x.length - y.length || (x < y ? -1 : 1),
      )[0] ?? "",
  );
  return new Set(stems.filter((stem) => stem !== ""));
}

function idOf(one: Telling): string {
  const { fresh, act } = one;
  if (fresh === undefined) return actId(one, act?.date, act?.party);
  if (fresh.kind === "commitment") return make(["promise", promiseKey(fresh)]);
  const title = [...titleKeys(one)].sort().join(" ");
  return make(["paper", title, fresh.parties.join(), act?.date ?? ""]);
}

function actId(
  one: Telling | undefined,
  date: string | undefined,
  party: string | undefined,
): string {
  return make(["act", one?.entry?.id ?? "", one?.act?.word ?? "", date ?? "", party ?? ""]);
}

function make(parts: readonly string[]): string {
  return `p-${digest(parts).slice(0, 12)}`;
}
