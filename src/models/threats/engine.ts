import type { SpatialWeights } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Engine, Figure, Settings } from "../engine.ts";
import {
  conflictStrength,
  decayWeights,
  exposures,
  type LagAnswer,
  lagOf,
  neighbourWeights,
} from "./exposure.ts";
import { readThreatInput, type ThreatInput } from "./input.ts";
import { readThreats, type ThreatGround } from "./read.ts";

/** A scenario of threats, read once. */
export interface ThreatCase {
  readonly input: ThreatInput;
  readonly ground: ThreatGround;
  readonly weights: Readonly<Record<"alike" | "length", SpatialWeights>>;
}

/** How exposed states are to insecurity around them; it is exposure, not a forecast. */
export const threats: Engine<ThreatCase> = {
  id: "threats",
  prepare(input, files, where) {
    const asked = readThreatInput(input, where);
    const ground = readThreats(asked, files);
    const weights = {
      alike: neighbourWeights(ground.borders, "alike"),
      length: neighbourWeights(ground.borders, "length"),
    };
    return { input: asked, ground, weights };
  },
  run: (prepared, settings) => figuresOf(prepared, answer(prepared, settings)),
  detail: (prepared, settings) => answer(prepared, settings),
};

/** Everything that one run finds. Rows of `parts` are the states told, columns all states. */
export interface ThreatAnswer {
  readonly states: readonly string[];
  readonly strength: readonly number[];
  readonly parts: readonly (readonly number[])[];
  readonly lag: LagAnswer;
}

function answer({ input, ground, weights }: ThreatCase, settings: Settings): ThreatAnswer {
  const strength = strengthUnder(input, ground, settings);
  const kind = wordOf(settings, "distance", [...ground.distances.keys()]);
  const decay = decayWeights(ground.distances.get(kind) ?? [], ground.borders, {
    halfDistance: numberOf(settings, "half-distance"),
    cutOff: numberOf(settings, "cut-off"),
    neighbourShare: numberOf(settings, "neighbour-share"),
  });
  const style = wordOf(settings, "neighbours", ["alike", "length"]);
  const neighbours = style === "length" ? weights.length : weights.alike;
  const spill = numberOf(settings, "spill");
  if (!(spill >= 0 && spill < 1)) {
    throw new Problem(
      "setting-unfit",
      "spill is at least 0 and under 1: the sum has no end above.",
      {
        where: "spill",
      },
    );
  }
  return {
    states: ground.states,
    strength,
    parts: exposures(decay, strength).slice(0, ground.told),
    lag: lagOf(neighbours, strength, spill),
  };
}

/** Insecurity by state, with the scenario's rise or fall in one of them. */
function strengthUnder(
  input: ThreatInput,
  ground: ThreatGround,
  settings: Settings,
): readonly number[] {
  const counted = wordOf(settings, "insecurity", ["conflicts", "stability"]);
  const strength =
    counted === "stability"
      ? ground.stability.map((value) => Math.max(0, -(value ?? 0)))
      : conflictStrength(ground.states.length, ground.conflicts, {
          warWeight: numberOf(settings, "war-weight"),
          memoryYears: numberOf(settings, "memory"),
          lastYear: input.years.to,
        });
  const where = ground.states.indexOf(wordOf(settings, "source", ground.states));
  return strength.map((one, i) => (i === where ? one * numberOf(settings, "conflict") : one));
}

function figuresOf({ ground }: ThreatCase, found: ThreatAnswer): readonly Figure[] {
  const figures = found.parts.flatMap((parts, i): Figure[] => {
    const state = ground.states[i] ?? "";
    const whole = parts.reduce((sum, one) => sum + one, 0);
    return [
      { measure: "exposure", state, value: whole },
      ...parts.flatMap((part, j): Figure[] => {
        const item = ground.states[j] ?? "";
        if (i === j) return [];
        const share = whole > 0 ? part / whole : undefined;
        return [{ measure: "exposure-share", state, item, value: share }];
      }),
      { measure: "own-insecurity", state, value: found.strength[i] },
      { measure: "neighbour-lag", state, value: found.lag.lag[i] },
      { measure: "neighbour-spill", state, value: found.lag.spilled[i] },
    ];
  });
  return [...figures, { measure: "clustering", value: found.lag.moran }];
}

function numberOf(settings: Settings, id: string): number {
  const set = settings[id];
  if (typeof set === "number" && Number.isFinite(set)) return set;
  throw new Problem("setting-missing", `The scenario must set ${id} to a number: add it.`, {
    where: id,
  });
}

function wordOf(settings: Settings, id: string, known: readonly string[]): string {
  const set = settings[id];
  if (typeof set === "string" && known.includes(set)) return set;
  const message = `The scenario must set ${id} to one of ${known.join(", ")}: add or correct it.`;
  throw new Problem("setting-missing", message, { where: id });
}
