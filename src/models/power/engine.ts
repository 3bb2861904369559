import { type OpenProgramme, openProgramme, type StartingPoint } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Engine, Settings } from "../engine.ts";
import { type Given, type GivenSeries, settingsOf } from "../given.ts";
import { runRiver } from "../rivers/engine.ts";
import { createDispatch, type Dispatch, type RiverEnergy } from "./dispatch.ts";
import { powerFigures } from "./powerFigures.ts";
import { keepPowerLedger, type PowerLedger } from "./powerLedger.ts";
import { type PowerCase, readPowerCase } from "./system.ts";

export type { PowerCase } from "./system.ts";

/** What moves over the lines between states through the year, and what it is worth. */
export const power: Engine<PowerCase> = {
  id: "power",
  prepare: readPowerCase,
  run: async (prepared, settings) => {
    const { dispatch, ledger } = await runPower(prepared, settings);
    return powerFigures(prepared, dispatch, ledger);
  },
  detail: async (prepared, settings) => detailOf(prepared, await runPower(prepared, settings)),
};

/**
 * One run with all that was counted, for the library.
 *
 * Throws: `model-setting` naming a setting that nothing answers to; what the rivers model throws.
 */
export async function runPower(
  prepared: PowerCase,
  settings: Settings,
): Promise<{ readonly dispatch: Dispatch; readonly ledger: PowerLedger }> {
  checkSettings(prepared, settings);
  const rivers = await riverEnergy(prepared, settings);
  const dispatch = createDispatch(prepared, settings, rivers);
  const { open, begin } = await hold(prepared);
  open.become(dispatch.programme);
  const found = open.solve(begin);
  return { dispatch, ledger: keepPowerLedger(prepared, dispatch, found, settings) };
}

/** Runs the rivers that feed the system, each with the settings that it answers to. */
async function riverEnergy(prepared: PowerCase, settings: Settings): Promise<RiverEnergy> {
  const found = new Map<string, readonly Float64Array[]>();
  for (const [id, river] of prepared.rivers) {
    const own = Object.entries(settings).filter(([name]) => river.settings.includes(name));
    const { ledger } = await runRiver(river, Object.fromEntries(own));
    found.set(id, ledger.energy);
  }
  return found;
}

/** What is held in the solver for a case; every search begins where the first question's own numbers ended. */
interface Held {
  readonly open: OpenProgramme;
  readonly begin: StartingPoint;
}

const held = new WeakMap<PowerCase, Promise<Held>>();
// The solver's memory is not the collector's: it is freed when the case that it belongs to is gone.
const closing = new FinalizationRegistry((one: Promise<Held>) => {
  void one.then(({ open }) => open.close());
});

function hold(prepared: PowerCase): Promise<Held> {
  const known = held.get(prepared);
  if (known !== undefined) return known;
  const begin = async (): Promise<Held> => {
    const own = createDispatch(prepared, {}, await riverEnergy(prepared, {}));
    const open = await openProgramme(own.programme);
    open.solve();
    return { open, begin: open.startingPoint() };
  };
  const made = begin();
  held.set(prepared, made);
  closing.register(prepared, made);
  return made;
}

function checkSettings(prepared: PowerCase, settings: Settings): void {
  const known = new Set([
    ...settingsOf(numbersOf(prepared)),
    ...[...prepared.rivers.values()].flatMap((river) => river.settings),
  ]);
  const strange = Object.keys(settings).filter((id) => !known.has(id));
  if (strange.length === 0) return;
  throw new Problem(
    "model-setting",
    `Power system ${prepared.id} has no number that answers to ${strange.join(", ")}: it answers to ${[...known].sort().join(", ")}.`,
    { where: strange.join(", ") },
  );
}

function numbersOf({ nodes, lines, growth }: PowerCase): readonly (Given | GivenSeries)[] {
  const all: readonly (Given | GivenSeries | undefined)[] = [
    growth,
    ...nodes.flatMap((node) => [
      node.need,
      node.shape,
      node.unserved,
      ...node.supplies.flatMap((one) => [
        one.capacity,
        one.cost,
        one.availability,
        one.energy?.gwh,
        one.energy?.shape,
      ]),
    ]),
    ...lines.flatMap((one) => [one.mw, one.back, one.availability, one.loss, one.cost, one.trade]),
  ];
  return all.flatMap((one) => (one === undefined ? [] : [one]));
}

/** What a map draws of one run: nodes with what they need, make and miss, lines with what they carry, by month. */
function detailOf(one: PowerCase, { dispatch, ledger }: Awaited<ReturnType<typeof runPower>>) {
  const plain = (list: Float64Array | undefined): readonly number[] =>
    Array.from(list ?? [], (value) => Math.round(value * 1e3) / 1e3);
  return {
    firstYear: one.firstYear,
    imbalance: ledger.imbalance,
    nodes: one.nodes.map(({ id, state, label, place }, at) => ({
      id,
      state,
      label,
      place,
      need: plain(ledger.need[at]),
      unserved: plain(ledger.unserved[at]),
      price: Array.from(ledger.price[at] ?? [], (value) => Math.round(value * 1e5) / 1e5),
      supplies: dispatch.supplies.flatMap(({ node, supply }, place) =>
        node === at
          ? [{ id: supply.id, label: supply.label, made: plain(ledger.made[place]) }]
          : [],
      ),
    })),
    lines: one.lines.map(({ id, label, from, to }, at) => ({
      id,
      label,
      from: one.nodes[from]?.id ?? "",
      to: one.nodes[to]?.id ?? "",
      sent: plain(ledger.sent[at]),
      sentBack: plain(ledger.sentBack[at]),
      could: plain(ledger.could[at]),
    })),
  };
}
