import { contributionsTo, type IndexAnswer, tellChoice } from "../measures/index.ts";
import type { Pair } from "../terms/index.ts";
import type { IndexView } from "./contract.ts";
import type { WorkedIndex } from "./indexWorked.ts";

type Score = IndexAnswer["scores"][number];

/** Which year and which pair of an index are meant. */
export interface IndexAsked {
  readonly year: number;
  readonly pair: string | undefined;
  readonly asOf: string;
}

/** An index in one year as it crosses the wire: what was worked out, cut to the year and the pair. */
export function viewIndex(worked: WorkedIndex, asked: IndexAsked): IndexView {
  const { definition, answer, pairs } = worked;
  const { id, version, title, framework } = answer.index;
  const { method: mean } = definition.aggregation;
  const root = answer.parts.at(-1)?.id ?? "";
  return {
    id,
    version,
    title: { ...title },
    framework,
    asOf: asked.asOf,
    year: asked.year,
    years: yearsOf(worked),
    root,
    choices: choicesOf(definition),
    mean,
    coverageBy: definition.coverage.by,
    parts: partsOf(worked),
    indicators: definition.indicators.map(({ id: of, better, unit, rationale, denominator }) => {
      const under = definition.denominators.find((one) => one.id === denominator);
      return { id: of, better, unit, rationale, denominator: under && { ...under.label } };
    }),
    pairs: pairs.map((pair) => viewPair(worked, pair, asked.year)),
    trend: asked.pair === undefined ? [] : trendOf(worked, asked.pair),
    uncertainty: answer.uncertainty && {
      ...answer.uncertainty,
      varied: [...answer.uncertainty.varied],
      held: [...answer.uncertainty.held],
    },
    sensitivity: sensitivityOf(worked, asked.pair),
    whatIf: whatIfOf(answer, asked.year),
    sources: answer.sources.map((one) => ({ ...one })),
  };
}

/** The years of an index, and how many pairs have a score in each, by part. */
export function yearsOf({ answer }: WorkedIndex): IndexView["years"] {
  const years = new Map<number, Record<string, number>>();
  for (const { year, part, score } of answer.scores) {
    const own = years.get(year ?? 0) ?? {};
    own[part] = (own[part] ?? 0) + (score === undefined ? 0 : 1);
    years.set(year ?? 0, own);
  }
  return [...years].sort(([x], [y]) => x - y).map(([year, scored]) => ({ year, scored }));
}

function choicesOf(definition: WorkedIndex["definition"]): IndexView["choices"] {
  const { imputation, screening, treatment, normalisation, weights, aggregation } = definition;
  const named = { imputation, screening, treatment, normalisation, weights, aggregation };
  return Object.entries(named).map(([choice, one]) => ({ choice, method: tellChoice(one) }));
}

/** Weights as the file writes them: shares within a group say the same, and are harder to move by hand. */
function partsOf({ definition, answer }: WorkedIndex): IndexView["parts"] {
  const { coverage, tree, indicators } = definition;
  const isGiven = definition.weights.method === "given";
  return answer.parts.map(({ id, label, parent, weight, effective }) => {
    const group = tree.find((one) => one.id === id);
    const written = group?.weight ?? indicators.find((one) => one.id === id)?.weight;
    return {
      id,
      label: { ...label },
      parent,
      weight: isGiven ? (written ?? weight) : weight,
      effective,
      minimum: group && (coverage.groups?.[id] ?? coverage.minimum),
    };
  });
}

function viewPair(worked: WorkedIndex, pair: Pair, year: number): IndexView["pairs"][number] {
  const row = worked.rowOf.get(`${pair.id} ${year}`) ?? -1;
  const { made, answer } = worked;
  const points = new Map(contributionsTo(made, row)?.map((one) => [one.indicator, one.points]));
  const cells = made.tree.nodes.slice(0, made.tree.leaves).map((indicator, leaf) => {
    const from = earlierRow(worked, leaf, row);
    const value = known(made.stages.imputed[leaf]?.[row]);
    return {
      indicator,
      value,
      normalised: known(made.stages.normalised[leaf]?.[row]),
      year: from === row ? undefined : made.data.years?.[from],
      counts: known(made.coverage[leaf]?.[row]) === 1,
      reason: value === undefined ? reasonOf(worked, leaf, row) : undefined,
      rows: value === undefined ? [] : [...made.data.origins(leaf, from)],
      points: points.get(leaf),
    };
  });
  const reasons = cells.flatMap(({ indicator, normalised }, leaf) =>
    normalised === undefined ? [{ indicator, reason: reasonOf(worked, leaf, row) }] : [],
  );
  const scores = answer.parts.slice(made.tree.leaves).map(({ id: part }) => {
    const score = worked.scoreOf.get(`${pair.id} ${year} ${part}`);
    const isOwn = (indicator: string) => isBelow(answer.parts, indicator, part);
    const why = score?.score === undefined ? reasons.filter((one) => isOwn(one.indicator)) : [];
    return { part, ...placedOf(score), why };
  });
  return { pair: pair.id, a: pair.a, b: pair.b, scores, cells };
}

function reasonOf({ made }: WorkedIndex, leaf: number, row: number): string {
  return made.data.gaps(leaf, row) ?? "does not vary, or was screened out";
}

function isBelow(parts: IndexAnswer["parts"], id: string, group: string): boolean {
  const parent = parts.find((one) => one.id === id)?.parent;
  return parent === group || (parent !== undefined && isBelow(parts, parent, group));
}

/** The row that a value comes from: an earlier year of the same pair, where the last known value stands. */
function earlierRow({ made, rowOf }: WorkedIndex, leaf: number, row: number): number {
  const filled = made.stages.filled[leaf]?.[row] ?? 0;
  if (filled === 0 || made.plan.imputation.method !== "last-known") return row;
  const year = (made.data.years?.[row] ?? 0) - (filled - 1);
  return rowOf.get(`${made.data.units[row]} ${year}`) ?? row;
}

/** A score with its bands, without its words. */
export function placedOf(score: Score | undefined) {
  return {
    score: score?.score,
    scoreLow: score?.scoreBand?.low,
    scoreHigh: score?.scoreBand?.high,
    rank: score?.rank,
    rankLow: score?.rankBand?.low,
    rankHigh: score?.rankBand?.high,
    steady: score?.rankBand?.steady,
    of: score?.of ?? 0,
    coverage: score?.coverage ?? 0,
  };
}

function trendOf({ answer }: WorkedIndex, pair: string): IndexView["trend"] {
  return answer.scores
    .filter((one) => one.unit === pair)
    .map((one) => ({ year: one.year ?? 0, part: one.part, ...placedOf(one) }));
}

function sensitivityOf(worked: WorkedIndex, pair: string | undefined): IndexView["sensitivity"] {
  const { sensitivity } = worked.answer;
  if (sensitivity === undefined) return undefined;
  const [first] = sensitivity.rows;
  const place = sensitivity.rows.find((one) => one.unit === pair)?.factors;
  return {
    runs: sensitivity.runs,
    year: first?.year ?? 0,
    order: sensitivity.shift && [...sensitivity.shift],
    place: place && [...place],
  };
}

function whatIfOf({ whatIf }: IndexAnswer, year: number): IndexView["whatIf"] {
  return (whatIf?.tried ?? []).map(({ changed, from, to, meanShift, moved }) => ({
    choice: changed,
    from,
    to,
    meanShift,
    moved: moved
      .filter((one) => one.year === year)
      .map((one) => ({ pair: one.unit ?? "", from: one.from, to: one.to })),
  }));
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
