import type { PackPart } from "./packShape.ts";

/** What stands for a part that is kept once: its place among the shared ones. */
const mark = "$shared";

/** Shorter texts than this are not worth a mark of their own. */
const least = 48;

/** Answers with everything that occurs in them more than once kept a single time; undone by `unshare`. */
export function share(answers: Readonly<Record<string, unknown>>): PackPart {
  const seen = new Map<string, number>();
  for (const answer of Object.values(answers)) count(answer, seen);
  const shared: unknown[] = [];
  const places = new Map<string, number>();
  const put = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const text = JSON.stringify(value);
    if (text.length < least || (seen.get(text) ?? 0) < 2) return inside(value, put);
    const known = places.get(text);
    if (known !== undefined) return { [mark]: known };
    const made = inside(value, put);
    places.set(text, shared.length);
    shared.push(made);
    return { [mark]: shared.length - 1 };
  };
  const kept = Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, put(answer)]),
  );
  return shared.length === 0 ? { answers: kept } : { shared, answers: kept };
}

/** Counts every list and object of a value; what lies inside a thing already seen counts once with it. */
function count(value: unknown, seen: Map<string, number>): void {
  if (typeof value !== "object" || value === null) return;
  const text = JSON.stringify(value);
  if (text.length >= least) {
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    if (before > 0) return;
  }
  for (const one of Object.values(value)) count(one, seen);
}

function inside(value: object, put: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(put);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one)]));
}

/** The answers of a part as they were. */
export function unshare({ shared = [], answers }: PackPart): Readonly<Record<string, unknown>> {
  const whole: unknown[] = [];
  const restore = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const place = mark in value ? value[mark] : undefined;
    return typeof place === "number" ? whole[place] : inside(value, restore);
  };
  // What is shared names only what stands before it.
  for (const one of shared) whole.push(restore(one));
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, restore(answer)]),
  );
}
