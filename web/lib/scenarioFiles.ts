import type { ScenarioAnswer, ScenarioDraws } from "../../src/server/contract.ts";
import { labelOf } from "./labels.ts";
import { csvOf, saveFile } from "./save.ts";
import type { Row } from "./scenarioRows.ts";

const bandParts = ["p5", "p25", "p50", "p75", "p95"] as const;

/** The rows of a scenario as a table, each with the settings that gave it. */
export function outcomeCsv(view: ScenarioAnswer, rows: readonly Row[], text: string): Blob {
  const head = [
    "scenario",
    "set",
    "measure",
    "label",
    "unit",
    "state",
    "item",
    "year",
    "month",
    "baseline",
    "change",
    "difference",
    ...bandParts.map((part) => `difference_${part}`),
    "draws",
  ];
  const lines = rows.map((row) => {
    const measure = view.measures.find(({ id }) => id === row.measure);
    return [
      view.scenario.id,
      text,
      row.measure,
      labelOf(measure?.label, row.measure).text,
      measure?.unit,
      row.state,
      row.item,
      row.year,
      row.month,
      row.baseline,
      row.change,
      row.difference,
      ...bandParts.map((part) => row.band?.difference[part]),
      row.band?.draws,
    ];
  });
  return csvOf([head, ...lines]);
}

/** The assumptions and levers of a scenario as a table: what each is on both sides, in which range, and who says so. */
export function settingsCsv(view: ScenarioAnswer): Blob {
  const head = [
    "scenario",
    "kind",
    "id",
    "label",
    "unit",
    "baseline",
    "change",
    "low",
    "high",
    "distribution",
    "confidence",
    "source",
    "url",
    "note",
  ];
  const side = (of: ScenarioAnswer["baseline"], id: string) => {
    const value = of[id];
    return typeof value === "boolean" ? String(value) : value;
  };
  const { levers, assumptions, id: scenario } = view.scenario;
  const lines = [
    ...levers.map(({ id, label, unit, min, max, note }) => [
      scenario,
      "lever",
      id,
      labelOf(label, id).text,
      unit,
      side(view.baseline, id),
      side(view.change, id),
      min,
      max,
      undefined,
      undefined,
      undefined,
      undefined,
      note,
    ]),
    ...assumptions.map(({ id, label, unit, range, distribution, confidence, source, note }) => [
      scenario,
      "assumption",
      id,
      labelOf(label, id).text,
      unit,
      side(view.baseline, id),
      side(view.change, id),
      range?.[0],
      range?.[1],
      distribution,
      confidence,
      source.title,
      source.url,
      note,
    ]),
  ];
  return csvOf([head, ...lines]);
}

/** All that is shown, as JSON: scenario, settings, rows with their bands, what each assumption does, and what the model cannot know. */
export function outcomeJson(view: ScenarioAnswer, drawn: ScenarioDraws | undefined): Blob {
  const whole = drawn?.rows
    ? { ...view, rows: drawn.rows, tornado: drawn.tornado, draws: drawn.draws }
    : view;
  return new Blob([`${JSON.stringify(whole, null, 2)}\n`], { type: "application/json" });
}

export { saveFile };
