import { editionsOf, isKnownOn } from "../indicators/index.ts";
import { verdictsOf } from "./briefClaims.ts";
import { placesOfPartners } from "./briefCompared.ts";
import type { BriefGround } from "./briefGround.ts";
import { deliveryOf } from "./briefRegister.ts";
import {
  type Asked,
  type BriefSource,
  countedSources,
  merged,
  sourceOfRow,
} from "./briefSource.ts";
import { number, stateName, text, words } from "./briefValues.ts";
import type { BriefValue } from "./briefWords.ts";

/** What a figure shows, before it is written in a language and drawn. */
export interface ChartFound {
  readonly values: Readonly<Record<string, BriefValue>>;
  readonly unit: BriefValue;
  readonly period: BriefValue;
  readonly count: number;
  readonly sources: readonly BriefSource[];
  readonly kind: "bars" | "trend" | "dumbbell" | "matrix";
  /** Names of the columns of numbers. */
  readonly columns: readonly BriefValue[];
  readonly rows: readonly {
    readonly label: BriefValue;
    readonly numbers: readonly (number | undefined)[];
  }[];
}

interface ChartQuery {
  readonly gives: readonly string[];
  readonly find: (ground: BriefGround, asked: Asked) => ChartFound | undefined;
}

/** The figures that a template may ask for, with the values that each gives to its title. */
export const chartQueries: Readonly<Record<string, ChartQuery>> = {
  "chart-delivery": { gives: ["count", "kept"], find: deliveryChart },
  "chart-trend": {
    gives: ["year", "firstState", "first", "secondState", "second"],
    find: trendChart,
  },
  "chart-counts": { gives: ["year", "gap", "unit"], find: countsChart },
  "chart-places": {
    gives: ["partner", "firstState", "first", "secondState", "second"],
    find: placesChart,
  },
  "chart-coverage": { gives: ["direction", "count", "all"], find: coverageChart },
  "chart-verdicts": { gives: ["count", "verdict", "most"], find: verdictsChart },
};

const asOf = ({ day }: BriefGround): BriefValue => ({ kind: "date", date: day });
const sidesOf = (ground: BriefGround): readonly BriefValue[] =>
  ground.sides.map((one) => stateName(ground, one));

/** Promises by what came of them. */
function deliveryChart(ground: BriefGround): ChartFound | undefined {
  const { all, promises } = deliveryOf(ground);
  const outcomes = all.outcomes.filter((one) => one.count > 0);
  if (outcomes.length === 0) return undefined;
  const kept = outcomes.find((one) => one.outcome === "fulfilled")?.count ?? 0;
  const ids = new Set(outcomes.flatMap((one) => one.ids));
  return {
    kind: "bars",
    values: { count: number(all.promised), kept: number(kept) },
    unit: words(ground.labels.promisesUnit),
    period: asOf(ground),
    count: all.promised,
    sources: countedSources(promises.filter((one) => ids.has(one.id))),
    columns: [words(ground.labels.count)],
    rows: outcomes.map(({ label, count }) => ({ label: words(label), numbers: [count] })),
  };
}

/** A figure of both sides over the years, from the one edition that has most years of both. */
function trendChart(ground: BriefGround, asked: Asked): ChartFound | undefined {
  const [a, b] = ground.sides;
  const subjects = asked.towards === "yes" ? [`${a}>${b}`, `${b}>${a}`] : [a, b];
  const passOver = [asked.passOver ?? []].flat().map(String);
  const editions = editionsOf(ground.series, String(asked.concept))
    .filter((one) => isKnownOn(one, ground.day))
    .filter((one) => !passOver.some((word) => one.note?.startsWith(word) ?? false));
  const found = editions
    .map((edition) => {
      const [first = [], second = []] = subjects.map((of) =>
        ground.figures.filter((one) => one.series === edition.id && one.of === of),
      );
      const years = first
        .filter((one) => one.value !== undefined)
        .flatMap((one) => {
          const other = second.find(({ year }) => year === one.year);
          return other?.value === undefined ? [] : [[one, other] as const];
        })
        .sort((one, other) => one[0].year - other[0].year);
      return { edition, years };
    })
    .sort((one, other) => other.years.length - one.years.length)[0];
  const last = found?.years.at(-1);
  const begin = found?.years[0]?.[0].year;
  if (found === undefined || last === undefined || found.years.length < 3) return undefined;
  const { edition, years } = found;
  const [firstState, secondState] = sidesOf(ground);
  const scaled = (value = 0): BriefValue => ({ kind: "scaled", value });
  return {
    kind: "trend",
    values: {
      year: text(String(last[0].year)),
      firstState: firstState ?? text(a),
      first: scaled(last[0].value),
      secondState: secondState ?? text(b),
      second: scaled(last[1].value),
    },
    unit: { kind: "unit", unit: edition.unit },
    period: text(`${begin}–${last[0].year}`),
    count: years.length * 2,
    sources: [
      {
        title: `${edition.sourceTitle} (${edition.vintage})`,
        url: edition.sourceUrl,
        file: last[0].file,
        rows: years.flatMap((own) => own.map(({ row }) => row)).sort((one, other) => one - other),
        known: edition.known,
        checked: undefined,
      },
    ],
    columns: sidesOf(ground),
    rows: years.map(([one, other]) => ({
      label: text(String(one.year)),
      numbers: [one.value, other.value],
    })),
  };
}

/** One thing as both sides count it, year by year; of a side with several counts the last in the table. */
function countsChart(ground: BriefGround, asked: Asked): ChartFound | undefined {
  const rows = ground.turnover.filter(
    (one) =>
      one.indicator === asked.indicator && one.period === "year" && one.valueKind === "reported",
  );
  const years = [...new Set(rows.map((one) => one.year))].sort((one, other) => one - other);
  const found = years.flatMap((year) => {
    const [first, second] = ground.sides.map((side) =>
      rows.filter((one) => one.year === year && one.reporter === side).at(-1),
    );
    return first === undefined || second === undefined ? [] : [{ year, first, second }];
  });
  const gapOf = (one: (typeof found)[number]): number =>
    Math.abs(one.first.value - one.second.value);
  const widest = [...found].sort((one, other) => gapOf(other) - gapOf(one))[0];
  if (widest === undefined || found.length < 2) return undefined;
  const unit: BriefValue = { kind: "unit", unit: widest.first.unit };
  return {
    kind: "dumbbell",
    values: { year: text(String(widest.year)), gap: number(gapOf(widest)), unit },
    unit,
    period: text(`${found[0]?.year}–${found.at(-1)?.year}`),
    count: found.length * 2,
    sources: merged(found.flatMap(({ first, second }) => [first, second].map(sourceOfRow))),
    columns: sidesOf(ground),
    rows: found.map(({ year, first, second }) => ({
      label: text(String(year)),
      numbers: [first.value, second.value],
    })),
  };
}

/** Partners by their place in both orders; a side without a place has no sign. */
function placesChart(ground: BriefGround): ChartFound | undefined {
  const places = placesOfPartners(ground).filter((one) =>
    one.places.some((own) => own !== undefined),
  );
  const both = places.filter((one) => one.places.every((own) => own !== undefined));
  const apart = (one: (typeof both)[number]): number =>
    Math.abs((one.places[0] ?? 0) - (one.places[1] ?? 0));
  const widest = [...both].sort((one, other) => apart(other) - apart(one))[0];
  if (widest === undefined) return undefined;
  const [firstState, secondState] = sidesOf(ground);
  return {
    kind: "dumbbell",
    values: {
      partner: words(widest.label),
      firstState: firstState ?? text(""),
      first: number(widest.places[0] ?? 0),
      secondState: secondState ?? text(""),
      second: number(widest.places[1] ?? 0),
    },
    unit: words(ground.labels.placeUnit),
    period: asOf(ground),
    count: places.length,
    sources: merged(places.flatMap((one) => one.sources)),
    columns: sidesOf(ground),
    rows: places.map(({ label, places: own }) => ({ label: words(label), numbers: own })),
  };
}

/** Entries of the register by direction and interest: what the dossier covers, and where it has nothing. */
function coverageChart(ground: BriefGround): ChartFound | undefined {
  const { directions, interests } = ground.content.frame;
  const counted = ground.entries.filter((one) => one.directions.length > 0);
  const rows = directions.map((direction) => {
    const own = counted.filter((one) => one.directions.includes(direction.id));
    const numbers = interests.map(
      ({ id }) => own.filter((one) => one.interests.includes(id)).length,
    );
    return { direction, own, numbers };
  });
  const fullest = [...rows].sort((one, other) => other.own.length - one.own.length)[0];
  if (fullest === undefined || fullest.own.length === 0) return undefined;
  return {
    kind: "matrix",
    values: {
      direction: words(fullest.direction.label),
      count: number(fullest.own.length),
      all: number(counted.length),
    },
    unit: words(ground.labels.entriesUnit),
    period: asOf(ground),
    count: counted.length,
    sources: countedSources(counted),
    columns: interests.map((one) => words(one.label)),
    rows: rows.map(({ direction, numbers }) => ({ label: words(direction.label), numbers })),
  };
}

/** The claims of a text by what came out. */
function verdictsChart(ground: BriefGround): ChartFound | undefined {
  const { text: tested } = ground.extras;
  if (tested === undefined) return undefined;
  const verdicts = verdictsOf(tested);
  const [top] = verdicts;
  const { claims } = tested.told("en");
  if (top === undefined) return undefined;
  const spans = claims.map(({ start, end }) => [start, end] as const);
  const none = { url: undefined, known: undefined, checked: undefined };
  return {
    kind: "bars",
    values: {
      count: number(claims.length),
      verdict: { kind: "spoken", say: top.say },
      most: number(top.count),
    },
    unit: words(ground.labels.claimsUnit),
    period: asOf(ground),
    count: claims.length,
    sources: [{ ...none, title: tested.title, file: tested.file, rows: [], spans }],
    columns: [words(ground.labels.count)],
    rows: verdicts.map(({ say, count }) => ({
      label: { kind: "spoken", say },
      numbers: [count],
    })),
  };
}
