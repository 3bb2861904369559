import { createAbsorber } from "./absorb.ts";
import type { Arranged } from "./absorbData.ts";
import type { Grouping } from "./absorbGroups.ts";
import {
  inverseProducts,
  newColumns,
  productsOf,
  productsWith,
  roomFor,
  sumOfProducts,
  takeAll,
  timesColumn,
} from "./absorbLinear.ts";

/**
 * The rows of which no fixed effect holds zeros only: the others say nothing of the factors.
 *
 * Shape: places of rows, in order. Zeros taken away change no other group's sum, so one look is enough.
 */
export function findZeroGroups(
  outcome: ArrayLike<number>,
  groupings: readonly Grouping[],
): Int32Array {
  const isOpen = groupings.map(({ ids, count }) => {
    const open = new Uint8Array(count);
    for (let row = 0; row < ids.length; row += 1) {
      if ((outcome[row] ?? 0) > 0) open[ids[row] ?? 0] = 1;
    }
    return open;
  });
  const kept: number[] = [];
  for (let row = 0; row < outcome.length; row += 1) {
    if (groupings.every(({ ids }, q) => isOpen[q]?.[ids[row] ?? 0] === 1)) kept.push(row);
  }
  return Int32Array.from(kept);
}

/**
 * The rows that a mix of regressors and fixed effects would drive to zero without end, so that no best fit exists.
 *
 * Shape: 1 for each row of the sample that is separated, else 0.
 * Method: a mix that is nothing wherever the outcome is above zero, and nowhere below nothing where it is zero, separates
 * the rows where it is above nothing. It is sought by projecting "1 on zeros" on the mixes and cutting off what is below
 * nothing, again and again; rows above zero are held by a very large weight.
 * Source: Correia, Guimarães and Zylkin 2019, arXiv 1903.01633, the iterative rectifier.
 */
export function findSeparated(
  sample: Pick<Arranged, "outcome" | "columns" | "absorb">,
): Uint8Array {
  const rows = sample.outcome.length;
  const found = new Uint8Array(rows);
  if (!sample.outcome.includes(0)) return found;
  const project = projector(sample);
  const isZero = sample.outcome.map((one) => (one === 0 ? 1 : 0));
  let target = isZero.slice();
  for (let round = 0; round < mostRounds; round += 1) {
    const mix = project(target).map((one, row) => (isZero[row] === 0 ? 0 : one));
    const highest = mix.reduce((most, one) => Math.max(most, one), 0);
    const lowest = mix.reduce((least, one) => Math.min(least, one), 0);
    if (highest < near) return found;
    target = mix.map((one) => (one < near ? 0 : one));
    // What dies away with what is below nothing is not separated: it is waited for until the two kinds lie apart.
    if (lowest > -near && target.every((one) => one === 0 || one > clear)) break;
  }
  for (let row = 0; row < rows; row += 1) if ((target[row] ?? 0) > clear) found[row] = 1;
  return found;
}

const heavy = 1e7; // weight of a row that must stay at nothing, against 1
const near = 1e-5; // what the weight leaves of nothing, and a little
const clear = 1e-2; // what certainly is not nothing
const mostRounds = 2000;

/** The part of a column that mixes of regressors and fixed effects explain, rows above zero held at nothing. */
function projector({ outcome, columns, absorb }: Pick<Arranged, "outcome" | "columns" | "absorb">) {
  const weights = outcome.map((one) => (one === 0 ? 1 : heavy));
  const absorber = createAbsorber(absorb, outcome.length);
  absorber.weigh(weights);
  const all = roomFor(columns, absorber);
  takeAll(all, absorber, 1e-12);
  const sizes = columns.map((one) =>
    sumOfProducts(
      one,
      one.map((v, i) => v * (weights[i] ?? 0)),
    ),
  );
  const kept = newColumns(productsOf(all.left, weights), sizes, 1e-14);
  const left = kept.flatMap((k) => all.left[k] ?? []);
  const inverse = inverseProducts(productsOf(left, weights));
  const effects = new Float64Array(absorber.size);
  const rest = new Float64Array(outcome.length);
  return (target: Float64Array): Float64Array => {
    absorber.take(target, rest, { tolerance: 1e-10, effects });
    const factors = timesColumn(inverse, productsWith(left, weights, rest));
    return target.map((one, row) => {
      const unexplained = left.reduce(
        (sum, own, k) => sum - (factors[k] ?? 0) * (own[row] ?? 0),
        rest[row] ?? 0,
      );
      return one - unexplained;
    });
  };
}
