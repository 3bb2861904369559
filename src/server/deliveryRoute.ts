import { z } from "zod";
import {
  type DatedAct,
  type DeliveryRules,
  deliveryOn,
  dueNext,
  madeOn,
  type Promised,
  quietOn,
} from "../register/index.ts";
import { earliestDay, isPartialDate, latestDay, type Pair, Problem } from "../terms/index.ts";
import type { Book, BookEntry } from "./book.ts";
import { type Delivery, delivery } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { deliveryRules, waitingOf } from "./dueView.ts";
import { viewAct, viewEntry } from "./entryView.ts";
import { pagedRoute, pageOf } from "./paging.ts";
import { concerns } from "./relation.ts";
import type { Route } from "./route.ts";

/** What was promised, what came of it, what falls due next, and what has gone quiet. */
export const deliveryRoute: Route = pagedRoute({
  path: "/api/delivery",
  summary:
    "Promises by direction, interest, side and period: fulfilled, late, open, and the time it took.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional(),
    asOf: z.string().optional(),
    from: z.string().optional().describe("Promised on this day or later: YYYY, YYYY-MM or a day."),
    to: z.string().optional().describe("Promised by this day."),
    direction: z.string().optional(),
    interest: z.string().optional(),
    party: z.string().optional().describe("State bound by the promise."),
    limit: z.coerce
      .number()
      .int()
      .min(0)
      .max(20_000)
      .default(200)
      .describe("Of each of both lists; of 0 there are no pages."),
  }),
  answer: delivery,
  // Both lists come page by page in step: there is more while either has more.
  counts: ({ dueNext, quiet, dueNextFound, quietFound }) => ({
    here: Math.max(dueNext.length, quiet.length),
    all: Math.max(dueNextFound, quietFound),
  }),
  handle: async (desk, asked) => {
    const pair = asked.pair === undefined ? undefined : pairAsked(desk, asked.pair);
    const rules = await deliveryRules(desk);
    const narrowed = { ...asked, pair, day: dayOf(desk, asked.asOf) };
    return remembered(desk, JSON.stringify(narrowed), () => viewDelivery(desk, rules, narrowed));
  },
});

/** How many answers are kept of one build: a reader turns back and forth between a few. */
const keptAnswers = 16;
const answers = new WeakMap<Desk, Map<string, Delivery>>();

/** An answer that was given before of the same build, or a new one. */
function remembered(desk: Desk, asked: string, make: () => Delivery): Delivery {
  const known = answers.get(desk) ?? new Map<string, Delivery>();
  answers.set(desk, known);
  const answer = known.get(asked) ?? make();
  known.delete(asked);
  known.set(asked, answer);
  const [oldest] = known.keys();
  if (known.size > keptAnswers && oldest !== undefined) known.delete(oldest);
  return answer;
}

interface Narrowed {
  readonly day: string;
  readonly pair: Pair | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly direction?: string | undefined;
  readonly interest?: string | undefined;
  readonly party?: string | undefined;
  /** How many entries are passed over of what falls due next, and of what has gone quiet. */
  readonly offset?: number | undefined;
  /** Most entries given of each. */
  readonly limit?: number | undefined;
}

/** Delivery of the register on a day, for one pair or for all, narrowed as asked. */
export function viewDelivery(desk: Desk, rules: DeliveryRules, asked: Narrowed): Delivery {
  const { book } = desk;
  const { pair, day } = asked;
  const entries = book.entries.filter(
    (one) =>
      one.known <= day && (pair === undefined || concerns(one, pair, book)) && fits(one, asked),
  );
  const waiting = waitingOf(desk, entries, day);
  const promises = entries.flatMap((one) => promisedOf(book, one, day));
  const [from, to] = [boundOf(asked.from, earliestDay), boundOf(asked.to, latestDay)];
  const within = promises.filter((one) => isWithin(madeOn(one, day, rules), from, to));
  const [due, quiet] = [dueNext(waiting, day), quietOn(waiting, day, rules)];
  const { offset = 0, limit = 200 } = asked;
  const entry = (id: string) => viewEntry(book, known(book, id), day);
  const act = (id: string, of: string) =>
    viewAct(book, (book.actsOf.get(of) ?? []).find((one) => one.id === id) ?? noAct(id));
  return {
    asOf: day,
    ...(pair === undefined ? {} : { pair: pair.id }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...asWire(deliveryOn(within, day, rules)),
    dueNext: pageOf(due, offset, limit).map(({ id, ...rest }) => ({ entry: entry(id), ...rest })),
    dueNextFound: due.length,
    quiet: pageOf(quiet, offset, limit).map(({ id, act: last, ...rest }) => ({
      entry: entry(id),
      act: act(last, id),
      ...rest,
    })),
    quietFound: quiet.length,
    quietYears: rules.quietYears,
  };
}

function fits(one: BookEntry, { direction, interest, party }: Narrowed): boolean {
  const has = (list: readonly string[], wanted: string | undefined) =>
    wanted === undefined || wanted === "" || list.includes(wanted);
  return has(one.directions, direction) && has(one.interests, interest) && has(one.parties, party);
}

function boundOf(asked: string | undefined, end: typeof latestDay): string | undefined {
  if (asked === undefined || asked === "") return undefined;
  if (!isPartialDate(asked)) {
    throw new Problem(
      "date-unreadable",
      "The period must be given as YYYY-MM-DD, YYYY-MM or YYYY.",
    );
  }
  return end(asked);
}

/** A promise without a day cannot be said to lie in a period. */
function isWithin(made: string | undefined, from: string | undefined, to: string | undefined) {
  if (from === undefined && to === undefined) return true;
  return made !== undefined && made >= (from ?? "") && made <= (to ?? "9999");
}

function actsFor(book: Book, id: string): readonly DatedAct[] {
  return book.datedOf.get(id) ?? [];
}

function promisedOf(book: Book, one: BookEntry, day: string): readonly Promised[] {
  const standing = book.standingsOn(day).get(one.id);
  if (one.kind !== "commitment" || standing === undefined) return [];
  const { id, parties: obligors, directions, interests } = one;
  return [{ id, obligors, directions, interests, standing, acts: actsFor(book, id) }];
}

function known(book: Book, id: string): BookEntry {
  const found = book.byId.get(id);
  if (found === undefined) throw new Problem("not-found", `${id} is not in the register.`);
  return found;
}

function noAct(id: string): never {
  throw new Problem("not-found", `${id} is not among the acts.`);
}

type Counted = ReturnType<typeof deliveryOn>;
type Group = Counted["all"];

function asWire(
  found: Counted,
): Pick<Delivery, "all" | "directions" | "interests" | "sides" | "periods" | "undated"> {
  return {
    all: groupAsWire(found.all),
    directions: found.directions.map(groupAsWire),
    interests: found.interests.map(groupAsWire),
    sides: found.sides.map(groupAsWire),
    periods: found.periods.map(groupAsWire),
    undated: [...found.undated],
  };
}

/** Most steps of a curve that cross the wire: more than a drawing can show. */
const mostSteps = 200;

/** Every so-manieth step of a long curve, and always its last. */
function thinned<Step>(steps: readonly Step[]): readonly Step[] {
  const every = Math.ceil(steps.length / mostSteps);
  return steps.filter((_, i) => (steps.length - 1 - i) % every === 0);
}

function groupAsWire({ outcomes, time, ...rest }: Group): Delivery["all"] {
  return {
    ...rest,
    outcomes: outcomes.map((one) => ({ ...one, label: { ...one.label }, ids: [...one.ids] })),
    time: { ...time, stepsFound: time.steps.length, steps: [...thinned(time.steps)] },
  };
}
