import { quantities } from "../language/index.ts";
import type { Language } from "../terms/index.ts";

/** A scale word in the ablative ends its figure: “21 milliondan 36,4 millionga” are two. */
const fromOneToNext = /\p{Nd}\s?\p{L}{2,}(?:dan|дан|ден|тан|тен|нан|нен)\s+(?=\p{Nd})/u;

/** The amounts of a sentence; two that a case ending parts are never read as one. */
export function amountsIn(text: string, language: Language): ReturnType<typeof quantities> {
  const cut = fromOneToNext.exec(text);
  if (cut === null) return quantities(text, language);
  const at = cut.index + cut[0].length;
  const later = amountsIn(text.slice(at), language);
  return [
    ...quantities(text.slice(0, at), language),
    ...later.map((one) => ({ ...one, start: one.start + at, end: one.end + at })),
  ];
}
