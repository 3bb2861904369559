import { isVerbLast, type Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk } from "./readScope.ts";

/** “The neighbours of X are …”: the one in the genitive beside the word. */
export function ownerOfNeighbours(
  desk: Desk,
  anchor: Mark,
  able: readonly Party[],
): Party | undefined {
  if (anchor.id !== "neighbour-of" && !/^сосед/iu.test(textAt(desk, anchor))) return undefined;
  return able.find(
    (one) =>
      one.whole.states.length === 1 &&
      one.role === "genitive" &&
      between(desk, one, anchor).trim().length <= 3 &&
      (isVerbLast(desk.sentence.language) || desk.sentence.language === "en"
        ? one.end <= anchor.start || one.start >= anchor.end
        : one.start >= anchor.end || isWithin(one, anchor)),
  );
}

function isWithin(one: Party, anchor: Mark): boolean {
  return one.start > anchor.start && one.end < anchor.end;
}

function textAt(desk: Desk, { start, end }: Mark): string {
  return desk.sentence.text.slice(start, end);
}
