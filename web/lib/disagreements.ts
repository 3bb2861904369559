import type { Disagreement, DisagreementSide } from "../../src/server/contract.ts";
import { chosenPair } from "./frame.svelte.ts";

/** What sources differ about, in the order in which the page has it. */
export const disagreementKinds = ["stated", "denied", "days", "places", "counts"] as const;

/** The sides with what the reader's first state says first, so that swapping the two states mirrors the page. */
export function sidesInOrder({ sides }: Disagreement): readonly DisagreementSide[] {
  const { a, b } = chosenPair();
  const rank = ({ party }: DisagreementSide): number => (party === a ? 0 : party === b ? 1 : 2);
  return sides
    .map((side, place) => ({ side, place }))
    .sort((x, y) => rank(x.side) - rank(y.side) || x.place - y.place)
    .map(({ side }) => side);
}
