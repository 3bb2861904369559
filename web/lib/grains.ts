import { chosenPair, sideOf, stateName } from "./frame.svelte.ts";

/** The name of what a value is of: a state, a pair, or one state towards another. */
export function nameOf(of: string): string {
  const directed = of.split(">");
  if (directed.length === 2) return directed.map((iso3) => stateName(iso3).text).join(" › ");
  const pair = chosenPair();
  const states = of === `${pair.b}-${pair.a}` ? [pair.a, pair.b] : of.split("-");
  return states.map((iso3) => stateName(iso3).text).join(" – ");
}

/** The side of the pair that a value belongs to; a pair as a whole has neither. */
export function sideOfValue(of: string): "a" | "b" | "both" {
  const [first = ""] = of.split(">");
  if (of.includes("-")) return "both";
  return sideOf(first) ?? "both";
}
