import type { Act } from "./codebook.ts";
import type { CodedEvent, Polarity } from "./coder.ts";
import { packageTable } from "./content.ts";
import type { Predicate } from "./predicate.ts";

/** What a CAMEO code is in PLOVER, and what it weighs on Goldstein's scale. */
export interface CameoScale {
  readonly type: string | undefined;
  readonly mode: string | undefined;
  readonly contexts: readonly string[];
  readonly score: number | undefined;
}

/** An act as it is written into a coding. */
export interface CodedAct {
  readonly event: CodedEvent | undefined;
  readonly cameo: string | undefined;
  readonly score: number | undefined;
  readonly polarity: Polarity;
}

let known: ReadonlyMap<string, CameoScale> | undefined;

/**
 * PLOVER type, mode and contexts and Goldstein's weight of each CAMEO code.
 *
 * Source: content/events, whose README names where the tables come from.
 */
export function cameoScale(): ReadonlyMap<string, CameoScale> {
  known ??= readScale();
  return known;
}

function readScale(): ReadonlyMap<string, CameoScale> {
  const weights = new Map(
    packageTable("events/cameo.csv").map(({ code = "", scale = "" }) => [code, scale]),
  );
  return new Map(
    packageTable("events/cameo_to_plover.csv").map((row) => {
      const weight = weights.get(row.cameo_code ?? "") ?? "";
      return [
        row.cameo_code ?? "",
        {
          type: row.plover_event_type || undefined,
          mode: row.mode || undefined,
          contexts: (row.context ?? "").split("; ").filter((one) => one !== ""),
          score: weight === "" ? undefined : Number(weight),
        },
      ];
    }),
  );
}

/** The PLOVER type of an act: its own, else that of its CAMEO code. Missing: none where neither tells. */
export function typeOf({ type, cameo }: Act): string | undefined {
  return type ?? cameoScale().get(cameo)?.type;
}

const conflictual: ReadonlySet<string> = new Set([
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
]);

/** Kinds that have a sign of their own where no act gives one. */
const signOfKind: Readonly<Record<string, Polarity>> = {
  agreement: "cooperative",
  proposal: "cooperative",
  dispute: "conflictual",
  threat: "conflictual",
};

/** What a sentence does that its kind alone tells: PLOVER type and CAMEO code. */
const plainActs: Readonly<Record<string, readonly [type: string, cameo: string]>> = {
  proposal: ["REQUEST", "020"],
  agreement: ["AGREE", "030"],
  commitment: ["AGREE", "030"],
  event: ["COOPERATE", "060"],
  dispute: ["ACCUSE", "110"],
};

/** Of these kinds only what one party does to another, or is bound to, is an act without its own verb. */
const needTarget: ReadonlySet<string> = new Set(["event", "dispute"]);

/** Who acts in a sentence, as far as its act depends on it. */
export interface Doers {
  readonly hasSource: boolean;
  /** Whether one does it to another. */
  readonly hasTarget: boolean;
  /** Whether each does it to the others: a quarrel as such is no accusation. */
  readonly isMutual: boolean;
}

/**
 * The act of a sentence in PLOVER's terms, with its CAMEO code, weight and sign.
 *
 * Missing: no event for facts and priorities, nor where nobody acts; then the sign is that of the kind.
 */
export function codeAct(kind: string, predicate: Predicate | undefined, doers: Doers): CodedAct {
  const found = predicate === undefined ? plainAct(kind, doers) : ofPredicate(predicate, doers);
  if (found === undefined || kind === "fact" || kind === "priority") {
    const polarity = signOfKind[kind] ?? "neutral";
    return { event: undefined, cameo: undefined, score: undefined, polarity };
  }
  const { type, mode, contexts, cameo } = found;
  return {
    event: { type, mode, contexts },
    cameo,
    score: cameoScale().get(cameo)?.score,
    polarity: predicate?.act.polarity ?? (conflictual.has(type) ? "conflictual" : "cooperative"),
  };
}

interface Found {
  readonly type: string;
  readonly mode: string | undefined;
  readonly contexts: readonly string[];
  readonly cameo: string;
}

function plainAct(kind: string, { hasSource, hasTarget, isMutual }: Doers): Found | undefined {
  const [type, cameo] = plainActs[kind] ?? [];
  if (kind === "dispute" && isMutual) return undefined;
  if (type === undefined || cameo === undefined) return undefined;
  if (kind === "commitment" && !hasSource) return undefined;
  if (needTarget.has(kind) && !(hasSource && hasTarget)) return undefined;
  return { type, mode: undefined, contexts: [], cameo };
}

/** Acts that are no act between actors when nobody is named who does them. */
const needSource: ReadonlySet<string> = new Set(["COOPERATE", "THREATEN"]);

function ofPredicate({ act }: Predicate, { hasSource, hasTarget }: Doers): Found | undefined {
  const scale = cameoScale().get(act.cameo);
  const type = typeOf(act);
  if (type === undefined) return undefined;
  if (needSource.has(type) && !hasSource && !hasTarget) return undefined;
  // What one does alone (builds, opens) is no act between actors.
  if (type === "COOPERATE" && hasSource && !hasTarget) return undefined;
  return {
    type,
    mode: act.mode ?? scale?.mode,
    contexts: act.contexts ?? scale?.contexts ?? [],
    cameo: act.cameo,
  };
}
