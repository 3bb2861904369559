import { latinHypercube, spreadQuantile } from "../numbers/index.ts";
import { Problem } from "../terms/index.ts";
import type { Figure, Settings } from "./engine.ts";
import { createGathered, type OutcomeRow, sideBySide } from "./outcome.ts";
import type { OpenScenario } from "./scenarioOpen.ts";
import type { Assumption, Scenario } from "./scenarioShape.ts";
import { type Settled, settle } from "./settle.ts";
import { type TornadoBar, tornadoBars, tornadoRows } from "./tornado.ts";

/** What a scenario gives at one set of assumptions. */
export interface Outcome {
  readonly settled: Settled;
  readonly rows: readonly OutcomeRow[];
  /** Assumptions that a reader set outside the range of their source. */
  readonly outside: readonly string[];
}

/** What a scenario gives over its draws, with what each assumption does alone. */
export interface DrawnOutcome extends Outcome {
  readonly tornado: readonly TornadoBar[];
  readonly draws: {
    readonly asked: number;
    readonly done: number;
    /** Draws to which the model had no answer, by what it said. */
    readonly failed: readonly {
      readonly code: string;
      readonly message: string;
      readonly count: number;
    }[];
  };
}

/** What a long run tells and asks while it goes. */
export interface RunWatch {
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between two draws; true ends the run. */
  readonly isStopped?: () => boolean;
  /** Awaited between two draws, for runs that share their thread with others. */
  readonly breathe?: () => Promise<void>;
  readonly draws?: number | undefined;
}

/**
 * Runs a scenario once, every assumption at its value or at what the reader set.
 *
 * Throws: `scenario-setting`; the engine's own Problem when there is no answer.
 */
export async function runScenario(open: OpenScenario, given: Settings = {}): Promise<Outcome> {
  const settled = settle(open.scenario, given);
  return {
    settled,
    rows: await bothSides(open, settled),
    outside: outsideRange(open.scenario, given),
  };
}

async function bothSides(open: OpenScenario, settled: Settled): Promise<readonly OutcomeRow[]> {
  const { engine, prepared } = open;
  const baseline = await baselineOf(open, settled.baseline);
  const change = await engine.run(prepared, settled.change);
  return sideBySide(baseline, change);
}

interface Kept {
  readonly key: string;
  readonly figures: readonly Figure[];
}
// Who moves a lever of the change asks for the same baseline again: the last one of each scenario is kept.
const baselines = new WeakMap<OpenScenario, Kept>();

async function baselineOf(open: OpenScenario, settings: Settings): Promise<readonly Figure[]> {
  const key = JSON.stringify(Object.entries(settings).sort());
  const known = baselines.get(open);
  if (known?.key === key) return known.figures;
  const figures = await open.engine.run(open.prepared, settings);
  baselines.set(open, { key, figures });
  return figures;
}

const outsideRange = ({ assumptions }: Scenario, given: Settings): readonly string[] =>
  assumptions.flatMap(({ id, range }) => {
    const value = given[id];
    const isOut =
      range !== undefined && typeof value === "number" && (value < range[0] || value > range[1]);
    return isOut ? [id] : [];
  });

/**
 * Runs a scenario over draws of its assumptions, and moves each assumption alone to the ends of its range.
 *
 * Shape: Latin hypercube draws by the scenario's seed: the same on every machine. Assumptions are drawn independently; one
 * that the reader set, or that the change names, stays where it was set.
 * Throws: as `runScenario`; `scenario-stopped` when the watcher ends it; `scenario-draws` when no draw has an answer.
 */
export async function drawScenario(
  open: OpenScenario,
  given: Settings = {},
  watch: RunWatch = {},
): Promise<DrawnOutcome> {
  const central = await runScenario(open, given);
  const free = freeAssumptions(open.scenario, given);
  const asked = free.length === 0 ? 0 : (watch.draws ?? open.scenario.draws);
  const total = asked + 2 * free.length;
  let done = 0;
  const attempt = async (drawn: Settings): Promise<readonly OutcomeRow[] | Problem> => {
    if (watch.isStopped?.() === true) {
      throw new Problem("scenario-stopped", "The run was stopped before it was done.");
    }
    await watch.breathe?.();
    const rows = await answerOr(() =>
      bothSides(open, settle(open.scenario, { ...given, ...drawn })),
    );
    done += 1;
    watch.onProgress?.(done, total);
    return rows;
  };
  const tornado = await tornadoOf(open, central.rows, free, attempt);
  const gathered = createGathered();
  const failures = new Map<string, { code: string; message: string; count: number }>();
  for (const settings of drawsOf(free, asked, open.scenario.seed)) {
    const rows = await attempt(settings);
    if (rows instanceof Problem) note(failures, rows);
    else gathered.take(rows);
  }
  const failed = [...failures.values()];
  const lost = failed.reduce((sum, one) => sum + one.count, 0);
  if (asked > 0 && lost === asked) {
    throw new Problem(
      "scenario-draws",
      `None of ${asked} draws has an answer: ${failed[0]?.message ?? ""} Narrow the ranges of the assumptions.`,
      { where: open.scenario.id },
    );
  }
  return {
    ...central,
    rows: gathered.banded(central.rows),
    tornado,
    draws: { asked, done: asked - lost, failed },
  };
}

/** Assumptions that have a range and that nobody set. */
function freeAssumptions(scenario: Scenario, given: Settings): readonly Assumption[] {
  return scenario.assumptions.filter(
    ({ id, distribution, range }) =>
      distribution !== "fixed" &&
      range !== undefined &&
      given[id] === undefined &&
      scenario.change[id] === undefined,
  );
}

function* drawsOf(free: readonly Assumption[], count: number, seed: number): Generator<Settings> {
  const shares = latinHypercube(count, free.length, seed);
  for (let draw = 0; draw < count; draw += 1) {
    yield Object.fromEntries(
      free.map(({ id, distribution, value, range = [value, value] }, at) => [
        id,
        spreadQuantile(
          { distribution, value, low: range[0], high: range[1] },
          shares[draw * free.length + at] ?? 0.5,
        ),
      ]),
    );
  }
}

async function tornadoOf(
  open: OpenScenario,
  rows: readonly OutcomeRow[],
  free: readonly Assumption[],
  attempt: (settings: Settings) => Promise<readonly OutcomeRow[] | Problem>,
): Promise<readonly TornadoBar[]> {
  const shown = tornadoRows(rows, open.scenario.show);
  const bars: TornadoBar[] = [];
  for (const { id, range } of free) {
    if (range === undefined) continue;
    const low = await attempt({ [id]: range[0] });
    const high = await attempt({ [id]: range[1] });
    const answered = (side: typeof low) => (side instanceof Problem ? undefined : side);
    bars.push(...tornadoBars(id, shown, answered(low), answered(high)));
  }
  return bars;
}

/** The answer, or the model's own word why there is none; any other error is a fault of the program. */
async function answerOr(
  run: () => Promise<readonly OutcomeRow[]>,
): Promise<readonly OutcomeRow[] | Problem> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function note(
  failures: Map<string, { code: string; message: string; count: number }>,
  { code, message }: Problem,
): void {
  const known = failures.get(code);
  if (known === undefined) failures.set(code, { code, message, count: 1 });
  else known.count += 1;
}
