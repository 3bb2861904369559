import type { Finding } from "../terms/index.ts";
import { decidedValue } from "./decision.ts";
import type { PlacedDecision } from "./line.ts";
import type { StandingDecisions } from "./standing.ts";

/**
 * Decisions that change nothing, and things on which people disagree: for people to see, never mended by machine.
 */
export function findOddDecisions(
  decisions: readonly PlacedDecision[],
  standing: StandingDecisions,
): readonly Finding[] {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  const odd = decisions.flatMap((one) => {
    const reason = oddness(one, byId, standing);
    return reason === undefined ? [] : [note(one, "decision-without-effect", ...reason)];
  });
  const open = [...standing.about.values()].flatMap(({ holds, opinions }) => {
    const last = byId.get(opinions.at(-1)?.id ?? "");
    if (holds !== undefined || last === undefined) return [];
    const message = `${opinions.length} people decide this differently; nothing holds until a third settles it.`;
    return [
      note(last, "decisions-disagree", message, "Settle it: hamkor decide ID settle --who NAME."),
    ];
  });
  return [...odd, ...open];
}

function oddness(
  one: PlacedDecision,
  byId: ReadonlyMap<string, PlacedDecision>,
  { states }: StandingDecisions,
): readonly [string, string] | undefined {
  if (states.get(one.id) !== "without effect") return undefined;
  if (one.kind === "undo") {
    const target = byId.get(one.undoes ?? "");
    return target === undefined
      ? ["It takes back a decision that is in no file.", "Name the decision by its id."]
      : [
          "It takes back the decision of another person.",
          "Decide otherwise; a third can settle it.",
        ];
  }
  const named = decidedValue(one, "settle")?.decision ?? "";
  const reason = byId.has(named)
    ? "It settles nothing: there is no disagreement in which that decision still speaks, or its maker took part."
    : "It names a decision that is in no file.";
  return [reason, "Let a third person name one of the decisions that disagree."];
}

function note(
  { id, file, row }: PlacedDecision,
  code: string,
  message: string,
  remedy: string,
): Finding {
  return { code, severity: "note", message, remedy, file, row, about: id };
}
