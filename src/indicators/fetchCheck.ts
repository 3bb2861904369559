import { Problem } from "../terms/index.ts";
import type { FetchedRow } from "./fetchRead.ts";

/** The least share of the last edition’s cells, for the same states and years, that a new edition must have. */
const leastShare = 0.8;

/** How far the middle of the ratios of new to old figures may be from 1: beyond it the unit has changed. */
const mostRatio = 2;

/**
 * Stops an edition that would be worse than the last good one (TRUST D13).
 *
 * Shape: `last` are the figures of the newest edition that the dossier has, for the states and years asked for.
 * Throws: `fetched-shorter` when it lacks more than a fifth of them; `fetched-scale` when the figures that both have are
 * more than twice, or less than half, as large in the middle of cases.
 */
export function checkFetched(
  concept: string,
  rows: readonly FetchedRow[],
  last: readonly FetchedRow[],
): void {
  const keyOf = ({ from, to, year }: FetchedRow) => `${from} ${to} ${year}`;
  const now = new Map(rows.map((row) => [keyOf(row), row.value]));
  const known = last.filter(({ value }) => value !== undefined);
  const still = known.filter((row) => now.get(keyOf(row)) !== undefined);
  if (still.length < known.length * leastShare) {
    throw new Problem(
      "fetched-shorter",
      `The answer has ${still.length} of the ${known.length} figures that the last edition has for these states and years. The dossier keeps what it has.`,
      { where: concept },
    );
  }
  const ratios = still
    .filter(({ value }) => value !== 0)
    .map((row) => Math.abs((now.get(keyOf(row)) ?? 0) / (row.value ?? 1)))
    .sort((a, b) => a - b);
  const middle = ratios[Math.floor(ratios.length / 2)] ?? 1;
  if (middle > mostRatio || middle < 1 / mostRatio) {
    throw new Problem(
      "fetched-scale",
      `The figures are ${middle.toPrecision(2)} times those of the last edition: the source may have changed its unit. The dossier keeps what it has.`,
      { where: concept },
    );
  }
}
