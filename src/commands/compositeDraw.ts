import type { IndexAnswer } from "../measures/index.ts";
import { Problem } from "../terms/index.ts";

type Score = IndexAnswer["scores"][number];

/**
 * An index as a table for the terminal: one year, the best first, with band and coverage, then what has no score and why,
 * and what the order rests on.
 *
 * Throws: `usage` when the year is not one of the index.
 */
export function drawIndex(answer: IndexAnswer, wanted: string | undefined): string {
  const year = yearOf(answer, wanted);
  const own = answer.scores.filter((one) => one.year === year);
  const whole = answer.parts.at(-1)?.id ?? "";
  const groups = [...new Set(own.map((one) => one.part))].filter((part) => part !== whole);
  const rows = own.filter((one) => one.part === whole);
  const ranked = rows
    .filter((one) => one.rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const { index } = answer;
  return `${[
    `${index.title.en ?? index.id} (${index.id}, version ${index.version})${year === undefined ? "" : `, ${year}`}`,
    "",
    ["rank", "band", "unit", "score", "coverage", ...groups].map(cell).join(""),
    ...ranked.map((one) => drawRow(one, groups, own)),
    "",
    ...drawUnscored(rows, groups, own),
    ...drawDoubt(answer),
  ].join("\n")}\n`;
}

function yearOf({ rows }: IndexAnswer, wanted: string | undefined): number | undefined {
  const years = [...new Set(rows.flatMap((one) => one.year ?? []))].sort((a, b) => a - b);
  const last = years.at(-1);
  if (wanted === undefined || last === undefined) return last;
  if (years.includes(Number(wanted))) return Number(wanted);
  throw new Problem("usage", `The index has the years ${years[0]} to ${last}.`);
}

function drawRow(one: Score, groups: readonly string[], own: readonly Score[]): string {
  const band =
    one.rankBand === undefined ? "none" : `${trim(one.rankBand.low)}–${trim(one.rankBand.high)}`;
  const parts = groups.map((part) =>
    figure(own.find((other) => other.part === part && other.unit === one.unit)?.score),
  );
  const head = [String(one.rank ?? "–"), band, one.unit, figure(one.score), percent(one.coverage)];
  return [...head, ...parts].map(cell).join("");
}

function drawUnscored(
  rows: readonly Score[],
  groups: readonly string[],
  own: readonly Score[],
): readonly string[] {
  const without = rows.filter((one) => one.score === undefined);
  if (without.length === 0) return [];
  const lines = without.map((one) => {
    const told = groups.map((part) => {
      const found = own.find((other) => other.part === part && other.unit === one.unit);
      return `${part} ${figure(found?.score)}`;
    });
    return `  ${one.unit.padEnd(9)} ${told.join(", ")}: rests on ${percent(one.coverage)}`;
  });
  return ["Too little is there for a score of the whole:", ...lines, ""];
}

function drawDoubt({ uncertainty, sensitivity, whatIf, parts }: IndexAnswer): readonly string[] {
  if (uncertainty === undefined) return ["No choice was varied: the order stands without a band."];
  const whole = parts.at(-1)?.id ?? "";
  const shift = uncertainty.meanShift[whole] ?? 0;
  const shares = (sensitivity?.shift ?? []).map(
    ({ factor, first, total }) =>
      `  ${factor.padEnd(14)} alone ${share(first)}, with others ${share(total)}`,
  );
  const others = (whatIf?.tried ?? []).map(
    (one) =>
      `  ${one.changed}: ${one.to} moves ${one.meanShift.toFixed(2)} places, ${one.largestShift} at most`,
  );
  return [
    `${uncertainty.replications} runs over ${uncertainty.varied.join(", ")}: ${shift.toFixed(2)} places on average; bands hold ${percent(uncertainty.band)} of runs.`,
    ...(shares.length === 0 ? [] : ["Of the movement comes from:", ...shares]),
    ...(others.length === 0 ? [] : ["One other choice, all else as it is:", ...others]),
  ];
}

function share({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function cell(text: string): string {
  return `${text} `.padEnd(11);
}

function figure(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(1);
}

function trim(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
