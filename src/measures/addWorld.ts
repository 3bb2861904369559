import type { Panel } from "./panel.ts";
import { isOfPairs } from "./panel.ts";
import { unknownColumn, type WorldFigures } from "./world.ts";
import { addWorldColumns, columnsOfWorld } from "./worldColumns.ts";

/**
 * Adds columns of one matter from a folder of sources to a panel: the rows stay as they are.
 *
 * Shape: `names` says which, out of `columnsOfWorld`; without it, every column of the matter that fits the panel.
 * Throws: `column-unknown` for a name of another matter, or one that the folder does not have.
 */
export type AddFromWorld = (
  panel: Panel,
  world: WorldFigures,
  names?: readonly string[] | undefined,
) => Panel;

/** Adds trade: both ways, by each source and as each side reports it, and totals of states. */
export const addTrade: AddFromWorld = adding("trade");

/** Adds how much of each state's economy rests on trade with the other: turnover over gross domestic product. */
export const addDependence: AddFromWorld = adding("dependence");

/** Adds population, its growth and its share in cities. */
export const addPopulation: AddFromWorld = adding("population");

/** Adds gross domestic product: every vintage and every basis of prices under its own name. */
export const addGdp: AddFromWorld = adding("gdp", "gni");

/** Adds people of one state who live in the other. */
export const addMigration: AddFromWorld = adding("migration");

/** Adds refugees and asylum seekers of one state in the other. */
export const addRefugees: AddFromWorld = adding("refugees");

/** Adds distances: between capitals, between the people of both, and the least between the territories. */
export const addDistances: AddFromWorld = adding("distance");

/** Adds whether, and how, two states are neighbours. */
export const addContiguity: AddFromWorld = adding("contiguity");

/** Adds the length of the border, as the entry of each state gives it. */
export const addBorderLength: AddFromWorld = adding("border");

/** Adds how many organisations two states are both in, and how many each is in. */
export const addSharedOrganisations: AddFromWorld = adding("igo");

/** Adds trade agreements between two states that are in force. */
export const addTradeAgreements: AddFromWorld = adding("agreement");

/** Adds militarised disputes between two states. */
export const addDisputes: AddFromWorld = adding("dispute");

/** Adds whether two states are strategic rivals, and over what. */
export const addRivalries: AddFromWorld = adding("rivalry");

/** Adds what alliances bind one state to do for the other, kind by kind; likeness of alliances is a measure of its own. */
export const addAlliances: AddFromWorld = adding("alliance");

/** Adds how states are governed: democracy by three scores. */
export const addRegime: AddFromWorld = adding("regime", "governance");

/** Adds the material capabilities of states. */
export const addCapabilities: AddFromWorld = adding("capabilities", "military");

/** Adds armed conflict on a state's own soil, and between two states. */
export const addConflict: AddFromWorld = adding("conflict");

/** Adds how near the languages of two states stand. */
export const addLanguageProximity: AddFromWorld = adding("language");

/** Adds how near the religions of two states stand. */
export const addReligionProximity: AddFromWorld = adding("religion");

function adding(...matters: readonly string[]): AddFromWorld {
  const isMeant = (name: string) => matters.includes(name.split(".")[0] ?? "");
  return (panel, world, names) => {
    const offered = columnsOfWorld(world).filter(({ name }) => isMeant(name));
    const strange = names?.find((name) => !offered.some((one) => one.name === name));
    if (strange !== undefined) {
      throw unknownColumn(
        strange,
        offered.map(({ name }) => name),
      );
    }
    const fitting = offered.filter(({ of }) => of === "state" || isOfPairs(panel));
    return addWorldColumns(panel, world, names ?? fitting.map(({ name }) => name));
  };
}
