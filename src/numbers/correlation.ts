import { placesOf } from "./places.ts";
import { kendallTau } from "./ranks.ts";

/** Which likeness of two columns is meant: of values, of places, or of orders two by two. */
export type CorrelationKind = "pearson" | "spearman" | "kendall";

/**
 * How two columns go together, from −1 to 1, over the rows that both have.
 *
 * Missing: rows in which either is a gap (NaN) are left out; undefined for fewer than three rows and where one of the
 * two does not vary. Source: Pearson 1895; Spearman 1904 (average places for ties); Kendall 1945 (τ-b).
 */
export function correlationOf(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  kind: CorrelationKind,
): number | undefined {
  const [first, second] = bothOf(one, other);
  if (first.length < 3) return undefined;
  if (kind === "kendall") return kendallTau(first, second);
  if (kind === "pearson") return productMoment(first, second);
  const placing = { first: "lowest", ties: "average" } as const;
  return productMoment(placesOf(first, placing), placesOf(second, placing));
}

function bothOf(one: ArrayLike<number>, other: ArrayLike<number>): readonly [number[], number[]] {
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0; i < one.length; i += 1) {
    const a = one[i] ?? Number.NaN;
    const b = other[i] ?? Number.NaN;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    first.push(a);
    second.push(b);
  }
  return [first, second];
}

function productMoment(one: ArrayLike<number>, other: ArrayLike<number>): number | undefined {
  const n = one.length;
  const [first, second] = [meanOf(one), meanOf(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const a = (one[i] ?? 0) - first;
    const b = (other[i] ?? 0) - second;
    both += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  const scale = Math.sqrt(ofOne) * Math.sqrt(ofOther);
  return scale === 0 ? undefined : Math.max(-1, Math.min(1, both / scale));
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum / values.length;
}
