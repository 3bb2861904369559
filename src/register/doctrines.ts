import { shareInterval } from "../numbers/index.ts";
import { answerInDirection, answerTo, type DoctrineMatter, type SideAnswer } from "./answers.ts";
import type { DoctrineRules } from "./doctrineRules.ts";
import { compareOrders, type OrderComparison } from "./orderComparison.ts";
import { orderOf, type RankedThing } from "./orders.ts";
import type { Partners } from "./partners.ts";
import { groundBetween, type InterestRelation, type Meeting, relationsOf } from "./relations.ts";

type Labels = Readonly<Record<string, string>>;

/** How much of a doctrine's text speaks to each direction; that the dossier has no text of it is an answer. */
export interface Emphasis {
  readonly state: "coded" | "no text in the dossier";
  readonly documents: readonly string[];
  /** Coded statements with a direction. */
  readonly passages: number;
  readonly shares: readonly {
    readonly direction: string;
    readonly passages: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** One doctrine in a comparison: who reads it, and how much its own text says of each direction. */
export interface DoctrineSide {
  readonly doctrine: string;
  readonly readers: readonly {
    readonly row: DoctrineMatter["priorities"][number];
    readonly priorities: number;
    readonly ranked: number;
  }[];
  readonly emphasis: Emphasis;
  /** Ranked rows whose partner the list of partners does not have. */
  readonly unmatched: readonly {
    readonly id: string;
    readonly rank: number | undefined;
    readonly text: string;
  }[];
}

type Both<T> = readonly [T, T];

/** Two doctrines side by side; wherever there are `sides`, the first is that of the doctrine named first. */
export interface DoctrineComparison {
  readonly persistence: number;
  readonly sides: Both<DoctrineSide>;
  readonly orders: readonly OrderComparison[];
  readonly questions: readonly {
    readonly id: string;
    readonly label: Labels;
    readonly sides: Both<SideAnswer>;
  }[];
  readonly directions: readonly {
    readonly direction: string;
    readonly label: Labels;
    readonly sides: Both<SideAnswer>;
    readonly relations: readonly InterestRelation[];
  }[];
}

/** What a comparison needs beside the two doctrines. */
export interface DoctrineGround {
  readonly directions: readonly { readonly id: string; readonly label: Labels }[];
  readonly partners: Partners;
  readonly rules: DoctrineRules;
  /** Agreements and disputes known on the day, with how they stand on it. */
  readonly meetings: readonly Meeting[];
}

/**
 * Two doctrines side by side: their orders of priorities, their emphasis, what both say to the same question, and where interests
 * coincide, complement each other or collide.
 *
 * Shape: swapping the two swaps every pair of `sides` and changes nothing else.
 * Missing: “not stated” and “no text in the dossier” are answers; a figure that cannot be made is absent with its reason.
 * Source: content/rules/doctrines.yaml, content/register/partners.yaml.
 */
export function compareDoctrines(
  first: DoctrineMatter,
  second: DoctrineMatter,
  ground: DoctrineGround,
): DoctrineComparison {
  const { directions, partners, rules } = ground;
  const both = <T>(of: (matter: DoctrineMatter) => T): Both<T> => [of(first), of(second)];
  return {
    persistence: rules.persistence,
    sides: both((one) => sideOf(one, ground)),
    orders: [
      compareOrders("partner", ...both((one) => partnersIn(one, partners)), rules),
      compareOrders("direction", ...both((one) => directionsIn(one, partners)), rules),
    ],
    questions: rules.questions.map((question) => ({
      id: question.id,
      label: question.label,
      sides: both((one) => answerTo(question, one, partners, rules)),
    })),
    directions: directions.map(({ id, label }) => {
      const sides = both((one) => answerInDirection(one, id, rules));
      const [a, b] = both((one) => one.doctrine.states);
      const met = groundBetween(a, b, id, ground.meetings, rules);
      return {
        direction: id,
        label,
        sides,
        relations: relationsOf({ answers: sides, ...met }, rules),
      };
    }),
  };
}

function sideOf(matter: DoctrineMatter, { directions, partners }: DoctrineGround): DoctrineSide {
  const { doctrine, priorities } = matter;
  const readers = [...new Set(priorities.map((one) => one.sourceTitle))].sort();
  return {
    doctrine: doctrine.id,
    readers: readers.flatMap((reader) => {
      const own = priorities.filter((one) => one.sourceTitle === reader);
      const ranked = own.filter((one) => one.rank !== undefined).length;
      return own.slice(0, 1).map((row) => ({ row, priorities: own.length, ranked }));
    }),
    emphasis: emphasisOf(matter, directions),
    unmatched: priorities
      .filter((one) => one.partner !== undefined && partners.find(one.partner).length === 0)
      .map(({ id, rank, partner }) => ({ id, rank, text: partner ?? "" })),
  };
}

/** Shares of the coded statements of a doctrine's text by direction, with Wilson's 95 % intervals. */
function emphasisOf(
  { documents, text }: DoctrineMatter,
  directions: DoctrineGround["directions"],
): Emphasis {
  if (documents.length === 0) {
    return { state: "no text in the dossier", documents, passages: 0, shares: [] };
  }
  const coded = text.filter((one) => directions.some(({ id }) => id === one.direction));
  const all = coded.length;
  const shares = directions.map(({ id }) => {
    const passages = coded.filter((one) => one.direction === id).length;
    const share = all === 0 ? 0 : passages / all;
    return { direction: id, passages, share, ...shareInterval(passages, all) };
  });
  return { state: "coded", documents, passages: all, shares: all === 0 ? [] : shares };
}

function partnersIn({ priorities }: DoctrineMatter, partners: Partners): readonly RankedThing[] {
  return orderOf(priorities, (row) =>
    partners
      .find(row.partner ?? "")
      .filter((one) => one.kind !== "subject")
      .map((one) => one.id),
  );
}

/** The order of directions, where the ranks of a doctrine are of subjects; empty where they are of partners. */
function directionsIn(matter: DoctrineMatter, partners: Partners): readonly RankedThing[] {
  return ranksSubjects(matter, partners) ? orderOf(matter.priorities, (row) => row.directions) : [];
}

/** Whether one reader ranks several rows under one partner, or ranks what is no partner. */
function ranksSubjects({ priorities }: DoctrineMatter, partners: Partners): boolean {
  const seen = new Set<string>();
  return priorities.some(({ rank, partner, sourceTitle }) => {
    if (rank === undefined) return false;
    const found = partners.find(partner ?? "").filter((one) => one.kind !== "subject");
    if (found.length === 0) return true;
    const key = [sourceTitle, ...found.map((one) => one.id)].join("\n");
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
