import type { Coding, DocumentContext } from "./coder.ts";
import type { Known } from "./party.ts";

/** Who is known before a passage begins: the parties of its document, or else the pair named last. */
export function knownBefore({ parties, pair, before }: DocumentContext): Known {
  return { parties: parties ?? pair ?? [], isFixed: parties !== undefined, last: before ?? [] };
}

/** Who “they” are in the sentence after this one, and which two were named together last. */
export function followActors(known: Known, coding: Coding | undefined): Known {
  if (coding === undefined || coding.actors.length === 0) return known;
  const ids = [...new Set(coding.actors.map((one) => one.id))];
  const sources = coding.actors.filter((one) => one.role === "source").map((one) => one.id);
  const last = sources.length > 0 ? [...new Set(sources)] : ids.slice(0, 1);
  const isPair = !known.isFixed && ids.length === 2;
  return { ...known, parties: isPair ? ids : known.parties, last };
}
