import type { Mark } from "./readMark.ts";

/** A multiple below ten joins a round number before it: “twenty” and “two times”. */
const tens = 10;

/**
 * Marks of a sentence in which a number word and the multiple that it begins are one.
 *
 * “Oʻn ikki baravar”, «он екі есе» is twelve times, and neither twelve nor twice.
 */
export function joinMultiples(marks: readonly Mark[]): readonly Mark[] {
  const times = marks.filter((one) => one.kind === "times");
  const joined = times.flatMap((one) => {
    const number = marks.find((other) => other.kind === "number" && begins(other, one));
    if (number === undefined) return [];
    const value = number.end > one.start ? Number(number.value) : sumOf(number, one);
    return [{ number, one, made: value === undefined ? undefined : { ...one, value } }];
  });
  if (joined.length === 0) return marks;
  const gone = new Set(joined.flatMap(({ number, one }) => [number, one]));
  const made = joined.flatMap(({ number, made: mark }) =>
    mark === undefined ? [] : [{ ...mark, start: number.start }],
  );
  return [...marks.filter((one) => !gone.has(one)), ...made].sort((a, b) => a.start - b.start);
}

function begins(number: Mark, one: Mark): boolean {
  return number.as !== "figure" && number.start < one.start && one.start - number.end <= 1;
}

function sumOf(number: Mark, one: Mark): number | undefined {
  const [round, rest] = [Number(number.value), Number(one.value)];
  return round % tens === 0 && rest < tens ? round + rest : undefined;
}
