import {
  createStandings,
  type DatedAct,
  indexActs,
  type StatusRules,
  type Subject,
} from "../register/index.ts";
import { Problem } from "../terms/index.ts";
import { type ColumnHead, fillColumn } from "./columnFill.ts";
import { isOfPairs, type Panel } from "./panel.ts";

/** The register as a panel counts it: entries with their parties, what was done about each, and the rules. */
export interface RegisterGround {
  readonly subjects: readonly Subject[];
  readonly acts: readonly DatedAct[];
  readonly rules: StatusRules;
  /** First and last year that the register speaks of. */
  readonly from: number;
  readonly to: number;
  /** States that the register follows: of others a count would only be of what happens to stand in it. */
  readonly states: ReadonlySet<string>;
}

/** What is counted: entries of a kind, with chosen statuses on the last day of the year, or with chosen acts in the year. */
export interface RegisterCount {
  readonly count: "agreement" | "commitment" | "dispute" | "meeting";
  readonly status?: readonly string[] | undefined;
  readonly act?: readonly string[] | undefined;
}

/**
 * Adds how many entries of the register concern both states of a pair, year by year.
 *
 * Shape: with `status`, those that have one of them on 31 December by the rules of status; without, those of which an act (one of `act`, where it
 * is given) took place in the year. An entry of many parties counts for every pair of them.
 * Missing: years outside the register, and pairs with a state that it does not follow.
 * Throws: `grain-mismatch` for a panel of states or of months.
 */
export function addRegisterCount(
  panel: Panel,
  head: ColumnHead,
  counted: RegisterCount,
  ground: RegisterGround,
): Panel {
  if (!isOfPairs(panel) || panel.month !== undefined) {
    throw new Problem(
      "grain-mismatch",
      `${head.name} counts for pairs and years: use a panel of pair-years.`,
    );
  }
  const counts = countByYear(counted, ground);
  return fillColumn(panel, head, (row) => {
    const year = panel.year[row] ?? 0;
    const one = panel.states[panel.a[row] ?? 0] ?? "";
    const other = panel.states[panel.b[row] ?? 0] ?? "";
    if (year < ground.from || year > ground.to) return "outside period";
    if (!ground.states.has(one) || !ground.states.has(other)) return "not collected";
    return counts.get(`${year} ${one < other ? `${one}-${other}` : `${other}-${one}`}`) ?? 0;
  });
}

function countByYear(counted: RegisterCount, ground: RegisterGround): ReadonlyMap<string, number> {
  const subjects = ground.subjects.filter(({ kind }) => kind === counted.count);
  const index = indexActs(ground.acts);
  const standings = createStandings(subjects, index, ground.rules);
  const wanted = counted.status && new Set(counted.status);
  const counts = new Map<string, number>();
  for (let year = ground.from; year <= ground.to; year++) {
    const isCounted = wanted
      ? byStatus(standings(`${year}-12-31`), wanted)
      : byActs(ground.acts, String(year), counted.act);
    for (const subject of subjects) {
      if (!isCounted(subject.id)) continue;
      for (const pair of pairsOf(subject.parties)) {
        const key = `${year} ${pair}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const byStatus =
  (standings: ReturnType<ReturnType<typeof createStandings>>, wanted: ReadonlySet<string>) =>
  (id: string) =>
    wanted.has(standings.get(id)?.status ?? "");

function byActs(acts: readonly DatedAct[], year: string, wanted: readonly string[] | undefined) {
  const own = acts.filter(
    ({ act, date }) => date.startsWith(year) && (wanted === undefined || wanted.includes(act)),
  );
  const ids = new Set(own.map(({ entry }) => entry));
  return (id: string) => ids.has(id);
}

function pairsOf(parties: readonly string[]): readonly string[] {
  const states = [...new Set(parties)].sort();
  return states.flatMap((one, at) => states.slice(at + 1).map((other) => `${one}-${other}`));
}
