import type { Code } from "./codebook.ts";
import type { Named } from "./compile.ts";

/** What a sentence is, by which group of cue words, and how sure that is. */
export interface KindScore {
  readonly kind: string;
  readonly rule: string;
  readonly confidence: number;
}

/** What a sentence has beside words. */
export interface Measures {
  readonly hasDate: boolean;
  readonly hasDay: boolean;
  readonly hasQuantity: boolean;
}

/** A second cue of the same kind makes it a little surer. */
const perFurtherCue = 0.03;

/** How sure the kind is where no cue speaks. */
const withoutCue = 0.5;

/**
 * The kind of a sentence: the one with the strongest cue, among equals the earlier of the codebook.
 *
 * Shape: where no cue speaks, the codebook's kind without forms (`fact`).
 */
export function chooseKind(
  named: readonly Named[],
  codes: readonly Code[],
  measures: Measures,
): KindScore {
  let best: KindScore | undefined;
  for (const code of codes) {
    const cues = named.filter(
      (one) => one.type === "kind" && one.code.id === code.id && isMet(one, measures),
    );
    const strongest = cues.reduce<Named | undefined>(
      (a, b) => (a === undefined || b.group.confidence > a.group.confidence ? b : a),
      undefined,
    );
    if (strongest === undefined) continue;
    const confidence = Math.min(
      1,
      strongest.group.confidence + perFurtherCue * Math.min(cues.length - 1, 2),
    );
    if (best !== undefined && confidence <= best.confidence) continue;
    best = { kind: code.id, rule: `kind/${strongest.group.as}`, confidence };
  }
  if (best !== undefined) return best;
  const plain = codes.find((code) => code.groups.length === 0)?.id ?? "fact";
  return { kind: plain, rule: "kind/default", confidence: withoutCue };
}

function isMet(one: Named, measures: Measures): boolean {
  const { needs } = one.group;
  if (needs === "date") return measures.hasDate;
  if (needs === "day") return measures.hasDay;
  return needs === "quantity" ? measures.hasQuantity : true;
}

/** The interests that a sentence names, or the one that its direction lends. */
export function chooseInterests(
  named: readonly Named[],
  codes: readonly Code[],
  direction: Code | undefined,
): { readonly interests: readonly string[]; readonly rule: string } {
  const own = codes.filter((code) =>
    named.some((one) => one.type === "interest" && one.code.id === code.id),
  );
  if (own.length > 0) return { interests: own.map((code) => code.id), rule: "interest/named" };
  const lent = direction?.default;
  return lent === undefined
    ? { interests: [], rule: "interest/none" }
    : { interests: [lent], rule: "interest/default" };
}
