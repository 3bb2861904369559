import type { Act, Coding } from "../../src/server/contract.ts";

/** Who says so: four things that never share a look. */
export type Voice = "stated" | "coded" | "decided" | "computed";

/** Who stands behind a coding: a machine, or a person. */
export function voiceOf(coding: Pick<Coding, "coder">): Voice {
  return coding.coder.startsWith("person") ? "decided" : "coded";
}

/** Shapes for kinds of evidence, in the order in which the frame lists the kinds. */
export const kindShapes = [
  "M2 2h10v10h-10z",
  "M7 1.5l5.5 10.5h-11z",
  "M7 1.6a5.4 5.4 0 1 0 .01 0zM7 4.2a2.8 2.8 0 1 1-.01 0z",
  "M1 3h5.2v8H1zM7.8 3H13v8H7.800z",
  "M7 1.6a5.4 5.4 0 1 0 .01 0z",
  "M7 .8L13.200 7 7.700 12.500V7.800H6.300v4.700L.8 7z",
  "M1.500 2h11L7 12.500z",
  "M5.500 1h3v4.500H13v3H8.500V13h-3V8.500H1v-3h4.500z",
] as const;

/** The newest day among acts. */
export function lastDate(acts: readonly Act[]): string | undefined {
  return acts.map((act) => act.date).reduce<string | undefined>(later, undefined);
}

function later(a: string | undefined, b: string): string {
  return a === undefined || b > a ? b : a;
}
