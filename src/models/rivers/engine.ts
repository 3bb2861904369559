import { CORE_SCHEMA, dump } from "js-yaml";
import { type OpenProgramme, openProgramme } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Engine, ModelFiles, Settings } from "../engine.ts";
import { createGivenReader, type Given, numberUnder, settingsOf } from "../given.ts";
import { amountsUnder } from "./amounts.ts";
import { caseShape } from "./caseShape.ts";
import { detailOf } from "./detail.ts";
import { figuresOf } from "./figures.ts";
import { headsAround } from "./heads.ts";
import { type Layout, layOut } from "./layout.ts";
import { keepLedger, type Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import { numbersOf } from "./numbersOf.ts";
import { type Beginning, type Operation, operate } from "./operate.ts";
import { readNetwork } from "./readNetwork.ts";
import { riverProgramme } from "./riverProgramme.ts";
import { type Regime, regimes, type Task } from "./task.ts";

/** A river over some years, read and laid out, waiting for settings. */
export interface RiverCase {
  readonly network: Network;
  readonly layout: Layout;
  readonly firstYear: number;
  readonly hydrology: Readonly<Record<string, readonly string[]>>;
  readonly discount: Given | undefined;
  readonly transactionCost: Given | undefined;
  readonly rounds: number;
  /** The settings that it answers to. */
  readonly settings: readonly string[];
}

/** What a cascade of dams yields, and to whom, under a regime: each for itself, as agreed, or as one. */
export const rivers: Engine<RiverCase> = {
  id: "rivers",
  prepare: prepareRiver,
  run: async (prepared, settings) => {
    const operation = await operateRiver(prepared, settings);
    return figuresOf(operation, keepLedger(operation), prepared.firstYear);
  },
  detail: async (prepared, settings) => {
    const operation = await operateRiver(prepared, settings);
    return detailOf(operation, keepLedger(operation), prepared.firstYear);
  },
};

/** One run with all that was counted, for the library and for other engines; throws as the engine's `run`. */
export async function runRiver(
  prepared: RiverCase,
  settings: Settings,
): Promise<{ readonly operation: Operation; readonly ledger: Ledger }> {
  const operation = await operateRiver(prepared, settings);
  return { operation, ledger: keepLedger(operation) };
}

function prepareRiver(input: unknown, files: ModelFiles, where: string): RiverCase {
  const parsed = caseShape.safeParse(input);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "input"}: ${issue.message}`,
    );
    throw new Problem("river-wrong", `${where} needs mending: ${faults.join("; ")}.`, { where });
  }
  const { network: named, years, hydrology, rounds = 3 } = parsed.data;
  const isPath = typeof named === "string";
  const network = isPath
    ? readNetwork(files.text(named), files, named)
    : readNetwork(dump(named, { schema: CORE_SCHEMA }), files, where);
  checkKinds(network, hydrology, where);
  const { number } = createGivenReader(files);
  const { discount, transactionCost } = parsed.data;
  const own = [discount, transactionCost].flatMap((one) =>
    one === undefined ? [] : [number(one)],
  );
  return {
    network,
    layout: layOut(network, years.to - years.from + 1),
    firstYear: years.from,
    hydrology,
    discount: discount === undefined ? undefined : number(discount),
    transactionCost: transactionCost === undefined ? undefined : number(transactionCost),
    rounds,
    settings: ["regime", "hydrology", ...settingsOf([...numbersOf(network), ...own])],
  };
}

function checkKinds(
  { nodes }: Network,
  hydrology: Readonly<Record<string, readonly string[]>>,
  where: string,
): void {
  const known = [...new Set(nodes.flatMap((one) => [...one.inflow.keys()]))];
  const strange = [...new Set(Object.values(hydrology).flat())].filter(
    (one) => !known.includes(one),
  );
  if (strange.length === 0) return;
  throw new Problem(
    "river-year",
    `${where}: hydrology names ${strange.join(", ")}; the river has inflows for ${known.join(", ")} years.`,
    { where },
  );
}

/** What is held in the solver for a case, and where its searches begin, by regime. */
interface Held {
  readonly open: Promise<OpenProgramme>;
  readonly beginnings: Map<Regime, Beginning>;
}

const held = new WeakMap<RiverCase, Held>();
// The solver's memory is not the collector's: it is freed when the case that it belongs to is gone.
const closing = new FinalizationRegistry((open: Promise<OpenProgramme>) => {
  void open.then((one) => one.close());
});

async function operateRiver(prepared: RiverCase, settings: Settings): Promise<Operation> {
  const task = taskOf(prepared, settings);
  const { open, beginnings } = hold(prepared, task);
  const programme = await open;
  const known = beginnings.get(task.regime);
  const from = known ?? begin(prepared, task.regime, programme);
  beginnings.set(task.regime, from);
  return operate(task, programme, from);
}

/**
 * Where every search of a regime begins: the river's own numbers, whatever was asked before, so that where several
 * answers are equally good the same settings always give the same one.
 */
function begin(prepared: RiverCase, regime: Regime, open: OpenProgramme): Beginning {
  try {
    const task = taskOf(prepared, { regime });
    open.forget();
    return operate(task, open, { basis: undefined, values: undefined }).beginning;
  } catch (error) {
    if (error instanceof Problem) return { basis: undefined, values: undefined };
    throw error;
  }
}

function hold(prepared: RiverCase, task: Task): Held {
  const known = held.get(prepared);
  if (known !== undefined) return known;
  const { network, layout, amounts } = task;
  const heads = headsAround(network, amounts, layout, undefined);
  const made: Held = {
    open: openProgramme(riverProgramme({ network, layout, amounts, heads, binding: "none" })),
    beginnings: new Map(),
  };
  held.set(prepared, made);
  closing.register(prepared, made.open);
  return made;
}

function taskOf(prepared: RiverCase, settings: Settings): Task {
  checkSettings(prepared, settings);
  const { network, layout, hydrology } = prepared;
  const named = settings.hydrology ?? Object.keys(hydrology)[0] ?? "";
  const kinds = hydrology[String(named)];
  if (kinds === undefined) {
    throw new Problem(
      "river-year",
      `There is no sequence of years called ${named}: choose one of ${Object.keys(hydrology).join(", ")}.`,
      { where: "hydrology" },
    );
  }
  const sequence = Array.from({ length: layout.years }, (_, at) => kinds[at % kinds.length] ?? "");
  const number = (one: Given | undefined): number =>
    one === undefined ? 0 : numberUnder(one, settings);
  return {
    network,
    layout,
    amounts: amountsUnder(network, sequence, settings),
    regime: regimeOf(settings),
    discount: number(prepared.discount),
    transactionCost: number(prepared.transactionCost),
    rounds: prepared.rounds,
  };
}

function regimeOf({ regime = "joint" }: Settings): Regime {
  const found = regimes.find((one) => one === regime);
  if (found !== undefined) return found;
  throw new Problem("river-regime", `Regime is one of ${regimes.join(", ")}, not ${regime}.`, {
    where: "regime",
  });
}

function checkSettings({ settings: known, network }: RiverCase, settings: Settings): void {
  const strange = Object.keys(settings).filter((id) => !known.includes(id));
  if (strange.length === 0) return;
  throw new Problem(
    "model-setting",
    `River ${network.id} has no number that answers to ${strange.join(", ")}: it answers to ${known.join(", ")}.`,
    { where: strange.join(", ") },
  );
}
