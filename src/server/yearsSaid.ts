/** A span longer than this many years is no answer to who asks for one of them. */
const mostYears = 30;

/**
 * The years that dates of a statement speak of: a span gives each of its years.
 *
 * Shape: four figures each, in order, each once. Missing: dates that were not resolved give none, nor do spans of
 * over thirty years.
 */
export function yearsSaid(
  dates: readonly { readonly value?: string | undefined }[],
): readonly string[] {
  const years = dates.flatMap(({ value = "" }) => {
    const [first = Number.NaN, last = first] = value
      .split("/")
      .map((end) => Number(/^\d{4}/.exec(end)?.[0] ?? Number.NaN));
    const length = last - first + 1;
    if (!(length >= 1 && length <= mostYears)) return [];
    return Array.from({ length }, (_, i) => String(first + i));
  });
  return [...new Set(years)].sort();
}
