import { Problem } from "../../terms/index.ts";
import type { Settings } from "../engine.ts";
import type { TradeInput } from "./input.ts";

/** By what the openness between two states is multiplied; `at` is its place, exporter by exporter. */
export interface CostChange {
  readonly at: number;
  readonly factor: number;
}

/**
 * What the levers of a scenario do to the costs of trade.
 *
 * Shape: an agreement multiplies openness by exp(effect × what is not there already); a cut of border costs that come to
 * b of the value multiplies it by ((1 + b(1 - cut)) / (1 + b))^(1 - σ). Both hold in either direction.
 * Throws: `setting-unfit`, naming the setting.
 */
export function costChanges(
  input: TradeInput,
  states: readonly string[],
  settings: Settings,
  sigma: number,
): readonly CostChange[] {
  const size = states.length;
  const found: CostChange[] = [];
  const both = (one: string, other: string, factor: number) => {
    const [i, j] = [states.indexOf(one), states.indexOf(other)];
    if (i < 0 || j < 0) {
      throw new Problem(
        "setting-unfit",
        `${i < 0 ? one : other} is not among the states of the model.`,
      );
    }
    found.push({ at: i * size + j, factor }, { at: j * size + i, factor });
  };
  const members = membersOf(input, settings);
  for (const [k, one] of members.entries()) {
    for (const other of members.slice(k + 1)) {
      const there = alreadyThere(input, settings, one, other);
      both(
        one,
        other,
        Math.exp(numberOf(settings, input.settings.agreement ?? "agreement") * (1 - there)),
      );
    }
  }
  const { border } = input;
  if (border !== undefined) {
    const cost = numberOf(settings, border.equivalent) / 100;
    const cut = numberOf(settings, border.cut) / 100;
    if (cost < 0 || cut > 1) {
      throw new Problem(
        "setting-unfit",
        `${border.equivalent} is at least 0 and ${border.cut} at most 100.`,
        { where: border.cut },
      );
    }
    const factor = ((1 + cost * (1 - cut)) / (1 + cost)) ** (1 - sigma);
    for (const [one, other] of border.pairs) both(one, other, factor);
  }
  return found;
}

/** The states of the zone under the settings: none when it is switched off. */
function membersOf({ zone }: TradeInput, settings: Settings): readonly string[] {
  if (zone === undefined || settings[zone.switch] !== true) return [];
  const joins = zone.joins === undefined ? "none" : settings[zone.joins];
  if (joins === undefined || joins === "none") return zone.members;
  const joining = String(joins).toUpperCase();
  return zone.members.includes(joining) ? zone.members : [...zone.members, joining];
}

/** How much of an agreement's effect two states have already: the most that any agreement in force gives them. */
function alreadyThere(
  { zone }: TradeInput,
  settings: Settings,
  one: string,
  other: string,
): number {
  const shares = (zone?.inForce ?? [])
    .filter(({ states }) => states.includes(one) && states.includes(other))
    .map(({ share }) => numberOf(settings, share));
  return shares.reduce((most, share) => Math.max(most, share), 0);
}

function numberOf(settings: Settings, id: string): number {
  const value = settings[id];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Problem("setting-unfit", `${id} must be a number.`, { where: id });
}
