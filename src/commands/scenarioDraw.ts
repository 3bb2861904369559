import type { DrawnOutcome, OpenScenario, Outcome, OutcomeRow } from "../models/index.ts";

/**
 * A scenario as a table for the terminal: what it shows first, by state and of the whole horizon or its last year, then what
 * the finding rests on and what the model cannot know.
 */
export function drawOutcome(open: OpenScenario, outcome: Outcome | DrawnOutcome): string {
  const { scenario, words } = open;
  const rows = shownRows(scenario.show, outcome.rows);
  const lines = [
    `${english(scenario.title)} (${scenario.id}, model ${scenario.model})`,
    english(scenario.question),
    "",
    ["", "baseline", "change", "difference", "5–95 % of draws"].map(cell).join("").trimEnd(),
  ];
  for (const id of scenario.show) {
    const measure = words.measures.find((one) => one.id === id);
    const own = rows.filter((one) => one.measure === id);
    if (measure === undefined || own.length === 0) continue;
    lines.push(`${english(measure.label)}, ${measure.unit}`);
    lines.push(...own.map((row) => drawRow(row, measure.decimals)));
  }
  lines.push("", ...drawDraws(outcome), "What the model cannot know:");
  lines.push(...words.limits.map((one) => `  - ${english(one.text)}`));
  return `${lines.join("\n")}\n`;
}

/** Rows of the measures shown: of the whole horizon where there are such, else of the last year; no single months. */
function shownRows(show: readonly string[], rows: readonly OutcomeRow[]): readonly OutcomeRow[] {
  return show.flatMap((id) => {
    const own = rows.filter((one) => one.measure === id && one.month === undefined);
    const whole = own.filter((one) => one.year === undefined);
    if (whole.length > 0) return whole;
    const last = Math.max(...own.map((one) => one.year ?? 0));
    return own.filter((one) => one.year === last);
  });
}

function drawRow(row: OutcomeRow, decimals: number): string {
  const { state, item, year, baseline, change, difference, band } = row;
  const name = [state, item, year].filter((one) => one !== undefined).join(" ");
  const figure = (value: number | undefined): string =>
    value?.toFixed(decimals).replace(/^-(?=[0.]+$)/, "") ?? "none";
  const within =
    band === undefined ? "" : `${figure(band.difference.p5)} … ${figure(band.difference.p95)}`;
  const cells = [figure(baseline), figure(change), figure(difference), within];
  return [`  ${name || "all"}`, ...cells].map(cell).join("").trimEnd();
}

function drawDraws(outcome: Outcome | DrawnOutcome): readonly string[] {
  if (!("draws" in outcome)) return [];
  const { asked, done, failed } = outcome.draws;
  const turning = [
    ...new Set(outcome.tornado.filter((one) => one.turns).map((one) => one.assumption)),
  ];
  return [
    `${done} of ${asked} draws have an answer.`,
    ...failed.map(({ message, count }) => `  ${count} without: ${message}`),
    turning.length === 0
      ? "No assumption within its range turns a sign."
      : `Within their ranges these turn the sign of a figure: ${turning.join(", ")}.`,
    "",
  ];
}

const english = (labels: Readonly<Record<string, string>>): string =>
  labels.en ?? Object.values(labels)[0] ?? "";

const cell = (text: string, at: number): string => text.padEnd(at === 0 ? 34 : 18);
