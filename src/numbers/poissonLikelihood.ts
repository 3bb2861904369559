/**
 * Twice how much less likely the outcomes are under what is expected than under themselves.
 *
 * Source: McCullagh and Nelder 1989, Generalized Linear Models, section 2.3.
 */
export function poissonDeviance(outcome: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    const own = outcome[row] ?? 0;
    const mean = expected[row] ?? 1;
    sum += own === 0 ? mean : own * Math.log(own / mean) - (own - mean);
  }
  return 2 * sum;
}

/**
 * The logarithm of the Poisson likelihood; outcomes need not be whole numbers (a quasi-likelihood then).
 *
 * Source: Gourieroux, Monfort and Trognon 1984, Econometrica 52(3).
 */
export function poissonLogLikelihood(outcome: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    const own = outcome[row] ?? 0;
    const mean = expected[row] ?? 1;
    sum += (own === 0 ? 0 : own * Math.log(mean)) - mean - logFactorial(own);
  }
  return sum;
}

/** The logarithm of y!, for any y from 0, by Stirling's series after a climb to where it is exact to the last digit. */
export function logFactorial(y: number): number {
  let z = y + 1;
  let product = 1;
  while (z < 12) {
    product *= z;
    z += 1;
  }
  const square = 1 / (z * z);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.9189385332046727 + series - Math.log(product); // Stirling; ln √2π
}
