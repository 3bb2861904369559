import type { Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

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
      (one.role === "genitive" || isOf(desk, anchor, one)) &&
      between(desk, one, anchor).trim().length <= 3 &&
      (isVerbLast(desk.sentence.language) || desk.sentence.language === "en"
        ? one.end <= anchor.start || one.start >= anchor.end
        : one.start >= anchor.end || isWithin(one, anchor)),
  );
}

/** “Neighbours of X”: the “of” belongs to the word of bordering. */
function isOf(desk: Desk, anchor: Mark, one: Party): boolean {
  return (
    desk.sentence.language === "en" &&
    / of$/u.test(textAt(desk, anchor)) &&
    one.start >= anchor.end &&
    one.start - anchor.end < 3
  );
}

function isWithin(one: Party, anchor: Mark): boolean {
  return one.start > anchor.start && one.end < anchor.end;
}

function textAt(desk: Desk, { start, end }: Mark): string {
  return desk.sentence.text.slice(start, end);
}

/** “All states of the region border X”, «С X граничат все страны региона»: the one that each of them borders. */
export function borderedByAll(desk: Desk, anchor: Mark): readonly [Party, Party] | undefined {
  const [one, ...more] = desk.parties.filter(
    (party) => party.whole.states.length === 1 && party.form === "name",
  );
  const group = desk.parties.find((party) => party.whole.group === "region");
  if (one === undefined || more.length > 0 || group === undefined) return undefined;
  const each = desk.sentence.marks.some(
    (mark) =>
      mark.kind === "all" &&
      (isWithin(group, mark) || between(desk, mark, group).trim().length < 8),
  );
  if (!each || group.role === "with" || group.role === "instrumental") return undefined;
  const isMet =
    desk.sentence.language === "en"
      ? group.end <= anchor.start && one.start >= anchor.end
      : one.role === "with" || one.role === "instrumental";
  return isMet ? [one, group] : undefined;
}
