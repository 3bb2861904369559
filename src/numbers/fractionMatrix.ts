import { dividedBy, type Fraction, minus, negative, one, signOf, times, zero } from "./fraction.ts";

/** The determinant of a square matrix of fractions. */
export function fractionDeterminant(rows: readonly (readonly Fraction[])[]): Fraction {
  return eliminate(rows).determinant;
}

/**
 * The solution of as many equations as unknowns, exactly.
 *
 * Missing: undefined when the equations have none or many.
 */
export function solveFractions(
  rows: readonly (readonly Fraction[])[],
  bounds: readonly Fraction[],
): readonly Fraction[] | undefined {
  const { reduced, determinant } = eliminate(rows.map((row, i) => [...row, bounds[i] ?? zero]));
  if (signOf(determinant) === 0) return undefined;
  const found = new Array<Fraction>(rows.length).fill(zero);
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = reduced[i] ?? [];
    let rest = row[rows.length] ?? zero;
    for (let k = i + 1; k < rows.length; k += 1) {
      rest = minus(rest, times(row[k] ?? zero, found[k] ?? zero));
    }
    found[i] = dividedBy(rest, row[i] ?? one);
  }
  return found;
}

/** Gaussian elimination to an upper triangle; the determinant is that of the leading square. */
function eliminate(rows: readonly (readonly Fraction[])[]): {
  readonly reduced: readonly (readonly Fraction[])[];
  readonly determinant: Fraction;
} {
  const work = rows.map((row) => [...row]);
  let determinant = one;
  for (let column = 0; column < work.length; column += 1) {
    const at = work.findIndex((row, i) => i >= column && signOf(row[column] ?? zero) !== 0);
    const chosen = work[at];
    if (chosen === undefined) return { reduced: work, determinant: zero };
    if (at !== column) {
      work[at] = work[column] ?? chosen;
      work[column] = chosen;
      determinant = negative(determinant);
    }
    const lead = chosen[column] ?? one;
    determinant = times(determinant, lead);
    for (let i = column + 1; i < work.length; i += 1) {
      const factor = dividedBy(work[i]?.[column] ?? zero, lead);
      work[i] = (work[i] ?? []).map((cell, k) => minus(cell, times(factor, chosen[k] ?? zero)));
    }
  }
  return { reduced: work, determinant };
}
