import type { RoleGrammars } from "../evidence/index.ts";
import type { ClaimWorld } from "./contextWorld.ts";
import type { Mark, MarkedSentence } from "./readMarks.ts";

/** The part that cases and prepositions give a row of names. */
export function roleOf(
  sentence: MarkedSentence,
  row: readonly Mark[],
  grammars: RoleGrammars,
  world: ClaimWorld,
): string {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return "";
  const before = roleBefore(sentence, first.start);
  if (last.as === "adjective" && before === undefined) return "genitive";
  if (sentence.language === "en") return last.case !== "" ? last.case : (before ?? "");
  if (sentence.language === "ru")
    return russianRole(sentence, first, last, before, grammars, world);
  const after = roleAfter(sentence, last.end);
  return last.case === "" || last.case === "nominative" || last.case === "instrumental"
    ? (after ?? (last.case === "instrumental" ? "with" : ""))
    : last.case;
}

function russianRole(
  sentence: MarkedSentence,
  first: Mark,
  last: Mark,
  before: string | undefined,
  grammars: RoleGrammars,
  world: ClaimWorld,
): string {
  const word = sentence.text.slice(last.start, last.end).toLowerCase();
  const nominative = world.states.get(last.id)?.ru?.toLowerCase() === word;
  const ending = grammars.get("ru")?.endings.find(([form]) => word.endsWith(form))?.[1];
  if (before === "locative") return nominative || ending === "dative" ? "dative" : "locative";
  if (before !== undefined) return before;
  if (nominative || first.as === "adjective") return first.as === "adjective" ? "genitive" : "";
  if (ending === "genitive" || ending === "prepositional") return "genitive";
  return ending ?? "";
}

/** The preposition that stands right before an offset, an article let pass. */
function roleBefore(sentence: MarkedSentence, at: number): string | undefined {
  const found = sentence.marks.findLast(
    (one) => one.kind === "role" && one.end <= at && at - one.end < 8,
  );
  if (found === undefined) return undefined;
  const gap = sentence.text.slice(found.end, at).trim();
  return gap.length <= 4 && !/[,.;\d]/.test(gap) ? String(found.value) : undefined;
}

function roleAfter(sentence: MarkedSentence, at: number): string | undefined {
  const found = sentence.marks.find((one) => one.kind === "role" && one.start >= at);
  if (found === undefined) return undefined;
  return sentence.text.slice(at, found.start).trim() === "" ? String(found.value) : undefined;
}

/** The part that its case or preposition gives a group such as “the region”. */
export function groupRole(sentence: MarkedSentence, mark: Mark, grammars: RoleGrammars): string {
  if (mark.case !== "" && mark.case !== "nominative") return mark.case;
  const before = roleBefore(sentence, mark.start);
  if (sentence.language === "en") return before ?? "";
  if (sentence.language !== "ru") return roleAfter(sentence, mark.end) ?? "";
  if (before !== undefined) return before;
  const word = sentence.text.slice(mark.start, mark.end).toLowerCase();
  const ending = grammars.get("ru")?.endings.find(([form]) => word.endsWith(form))?.[1];
  return ending === "genitive" || ending === "prepositional" ? "genitive" : "";
}
