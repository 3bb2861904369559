import type { OutcomeRow } from "../models/index.ts";
import type { RanScenario } from "./briefExtraShapes.ts";
import type { BriefGround } from "./briefGround.ts";
import { mostOf } from "./briefRegister.ts";
import type { Asked, BriefRow, BriefSource } from "./briefSource.ts";
import { list, named, number, phrase, ranged, stateName, text, words } from "./briefValues.ts";
import type { BriefValue } from "./briefWords.ts";

/**
 * What a change would bring both sides, by the scenarios that the template names: one row a measure of a scenario.
 *
 * Shape: what the change makes, with the range from the 5th to the 95th percent of the draws. `most` measures of each scenario,
 * in the order in which the scenario shows them.
 * Missing: a measure that the model does not give for both sides.
 */
export function scenarioOutcomes(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const named = [asked.scenarios ?? []].flat().map(String);
  return ground.extras.scenarios
    .filter(({ scenario }) => named.includes(scenario.id))
    .flatMap((ran) => {
      const rows = ran.scenario.show.flatMap((id) => measureRow(ground, ran, id) ?? []);
      return rows.slice(0, mostOf(asked));
    });
}

function measureRow(ground: BriefGround, ran: RanScenario, id: string): BriefRow | undefined {
  const { scenario, words: model } = ran;
  const measure = model.measures.find((one) => one.id === id);
  const own = ran.outcome.rows.filter((one) => one.measure === id);
  const sides = ground.sides.map((side, at) =>
    rowOfSide(own, side, ground.sides[at === 0 ? 1 : 0]),
  );
  const [first, second] = sides;
  if (measure === undefined || first === undefined || second === undefined) return undefined;
  const items = [first, second].map((row) =>
    named(subjectOf(ground, row), changeOf(ground, row, measure.decimals)),
  );
  const values = {
    title: words(scenario.title),
    question: words(scenario.question),
    measure: words(measure.label),
    unit: { kind: "unit", unit: measure.unit } as const,
    outcomes: list(items),
    draws: number(ran.outcome.draws.done),
  };
  return { id: `${scenario.id}/${id}`, values, sources: sourcesOfRun(ground, ran) };
}

/** The number of a side as a whole, or of what goes from it to the other; not of one year or place. */
function rowOfSide(
  rows: readonly OutcomeRow[],
  side: string,
  other: string,
): OutcomeRow | undefined {
  return rows.find(
    ({ state, item, year, month, difference }) =>
      state === side &&
      (item === undefined || item === other) &&
      year === undefined &&
      month === undefined &&
      difference !== undefined,
  );
}

function subjectOf(ground: BriefGround, { state = "", item }: OutcomeRow): BriefValue {
  const from = stateName(ground, state);
  if (item === undefined) return from;
  return phrase(ground.labels.towards, { from, to: stateName(ground, item) });
}

function changeOf(ground: BriefGround, row: OutcomeRow, decimals: number): BriefValue {
  const digits = (value: number): number => Number(value.toFixed(decimals));
  const { difference = 0, band } = row;
  const range = band?.difference;
  const limits = range === undefined ? {} : { low: digits(range.p5), high: digits(range.p95) };
  return ranged(ground, { value: digits(difference), ...limits }, true);
}

/** The scenario and the files that its model reads; the sources of its assumptions stand behind it. */
function sourcesOfRun(
  { labels }: BriefGround,
  { scenario, files, outcome }: RanScenario,
): readonly BriefSource[] {
  const work = phrase(labels.scenarioWork, {
    model: text(scenario.model),
    draws: number(outcome.draws.done),
    seed: number(scenario.seed),
  });
  const none = { title: undefined, url: undefined, rows: [], known: undefined, checked: undefined };
  const own = `scenarios/${scenario.id}.yaml`;
  const cited = new Map(scenario.assumptions.map(({ source }) => [source.title, source.url]));
  return [
    ...[own, ...files.map(({ path }) => path)].map((file) => ({ ...none, file, work })),
    ...[...cited].map(([title, url]) => ({ ...none, title, url, file: own, isBehind: true })),
  ];
}
