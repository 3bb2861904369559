import { type Desk, marksOf } from "./readScope.ts";

/** Whose word a sentence reports: the official, body or state named beside “said” or “according to”. */
export function speakerOf(desk: Desk): string | undefined {
  const speech = marksOf(desk, "speech")[0];
  if (speech === undefined) return undefined;
  const able = marksOf(desk, "actor", "organisation").filter(
    (one) => Math.abs(one.start - speech.start) < 90,
  );
  const [first] = [...able].sort(
    (a, b) => Math.abs(a.start - speech.start) - Math.abs(b.start - speech.start),
  );
  return first === undefined ? undefined : desk.sentence.text.slice(first.start, first.end);
}
