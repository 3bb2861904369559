import type { Code } from "./codebook.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";
import { weightOf } from "./weight.ts";

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
  /** Whether somebody did something: a verb of the past with a party for its subject. */
  readonly isDeed: boolean;
  /** Whether “the Parties” do something without a time: so treaties put duties where they do not say “shall”. */
  readonly isTreatyDuty?: boolean;
}

/** A second cue of the same kind makes it a little surer. */
const perFurtherCue = 0.03;

/** Cues below this give way to a deed. */
const leastCue = 0.5;

/** How sure the kind is where no cue speaks. */
const withoutCue = 0.5;

/** How sure a deed of a party is an event, where no cue speaks. */
const ofDeed = 0.55;

/** How sure what the Parties do is a duty, and the kind of what binds. */
const ofTreatyDuty = 0.835;
const bindingKind = "commitment";

/**
 * The kind of a sentence: the one with the strongest cue, among equals the earlier of the codebook.
 *
 * Shape: where no cue speaks, the codebook's kind without forms (`fact`).
 */
export function chooseKind(
  named: readonly Named[],
  codes: readonly Code[],
  measures: Measures,
  weigh: (one: Named) => number = (one) => weightOf(one, undefined),
): KindScore {
  let best: KindScore | undefined;
  const tallies = tallyOf(named, measures, weigh);
  for (const { id } of tallies.size === 0 ? [] : codes) {
    const tally = tallies.get(id);
    if (tally === undefined) continue;
    const further = perFurtherCue * Math.min(tally.count - 1, 2);
    const confidence = Math.min(1, tally.weight + further);
    if (best !== undefined && confidence <= best.confidence) continue;
    best = { kind: id, rule: `kind/${tally.group}`, confidence };
  }
  if (measures.isTreatyDuty === true && (best?.confidence ?? 0) < ofTreatyDuty) {
    return { kind: bindingKind, rule: "kind/treaty", confidence: ofTreatyDuty };
  }
  if (best !== undefined && best.confidence >= leastCue) return best;
  if (measures.isDeed) return { kind: "event", rule: "kind/deed", confidence: ofDeed };
  if (best !== undefined) return best;
  const plain = codes.find((code) => code.groups.length === 0)?.id ?? "fact";
  return { kind: plain, rule: "kind/default", confidence: withoutCue };
}

/** What speaks for one kind: its strongest cue's weight and group, how many cues there are, and the last. */
interface Tally {
  readonly weight: number;
  readonly group: string;
  count: number;
  last: Named;
}

function tallyOf(
  named: readonly Named[],
  measures: Measures,
  weigh: (one: Named) => number,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const one of named) {
    const kind = kindOf(one);
    if (kind === undefined || !isMet(one, measures)) continue;
    const weight = weigh(one);
    if (weight === 0) continue;
    const known = tallies.get(kind);
    // The same words under two conditions are one cue.
    const isSame = known?.last.code === one.code && known.last.start === one.start;
    const count = (known?.count ?? 0) + (isSame ? 0 : 1);
    if (known === undefined || weight > known.weight) {
      tallies.set(kind, { weight, group: one.group.as, count, last: one });
    } else {
      known.count = count;
      known.last = one;
    }
  }
  return tallies;
}

/** The kind that a cue word makes: its own, or that of the act which it names. */
function kindOf({ type, code }: Named): string | undefined {
  return type === "kind" ? code.id : code.act?.kind;
}

function isMet(one: Named, measures: Measures): boolean {
  const { needs } = one.group;
  if (needs === "date") return measures.hasDate;
  if (needs === "day") return measures.hasDay;
  return needs === "quantity" ? measures.hasQuantity : true;
}

/** Interests with the rule that gave them. */
export interface Interests {
  readonly interests: readonly string[];
  readonly rule: string;
}

/** The interests that a sentence names, or that its words are signs of. Missing: none where it has neither. */
export function chooseInterests(
  named: readonly Named[],
  codes: readonly Code[],
): Interests | undefined {
  const said = named.filter((one) => one.type === "interest");
  if (said.length === 0) return undefined;
  const names = said.filter((one) => one.group.as === "name");
  const own = names.length > 0 ? names : said;
  const ids = codes
    .filter((code) => own.some((one) => one.code.id === code.id))
    .map(({ id }) => id);
  // Signs (terrorism, a railway) lend an interest as a direction does: the words do not name the good.
  return { interests: ids, rule: names.length > 0 ? "interest/named" : "interest/sign" };
}

/** The interest that a direction lends to a sentence that names none. */
export function lentInterests(
  direction: string | undefined,
  codebooks: CompiledCodebooks,
): Interests {
  const code = direction === undefined ? undefined : codebooks.code("direction", direction);
  return code?.default === undefined
    ? { interests: [], rule: "interest/none" }
    : { interests: [code.default], rule: "interest/default" };
}
