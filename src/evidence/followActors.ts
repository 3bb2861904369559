import type { Coding, DocumentContext } from "./coder.ts";
import type { Known } from "./party.ts";

/** Who is known before a passage begins: the parties of its document, or else the pair named last. */
export function knownBefore({ parties, pair, before }: DocumentContext): Known {
  return { parties: parties ?? pair ?? [], isFixed: parties !== undefined, last: before ?? [] };
}

/** Who “they” are in the sentence after this one, and which two were named together last. */
export function followActors(known: Known, coding: Coding | undefined): Known {
  if (coding === undefined || coding.actors.length === 0) return known;
  const ids: string[] = [];
  const sources: string[] = [];
  for (const { id, role } of coding.actors) {
    if (!ids.includes(id)) ids.push(id);
    if (role === "source" && !sources.includes(id)) sources.push(id);
  }
  const last = sources.length > 0 ? sources : ids.slice(0, 1);
  const { parties, isFixed } = known;
  return { parties: !isFixed && ids.length === 2 ? ids : parties, isFixed, last };
}
