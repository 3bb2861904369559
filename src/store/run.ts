import type { Finding } from "../terms/index.ts";
import { Problem } from "../terms/index.ts";
import type { Columns, Row, RowOf, Table } from "./declare.ts";
import type { Connection } from "./driver.ts";
import { digest, type Step } from "./plan.ts";
import { createReader } from "./reader.ts";
import type { BuildOptions, StageReport, Unit, Workbench } from "./stage.ts";
import { finding, stageRun, unitRun } from "./table.ts";

type FindingRow = RowOf<typeof finding>;

/** Runs one stage, or copies its rows from the last store where nothing it rests on has changed. */
export async function runStage<Context>(
  connection: Connection,
  step: Step<Context>,
  options: BuildOptions<Context>,
): Promise<StageReport> {
  const { stage, fingerprint, inputs } = step;
  await connection.append(stageRun, [{ stage: stage.name, fingerprint, inputs }]);
  options.progress?.({ stage: stage.name, done: 0, total: 1, kept: step.kept });
  if (step.kept) return keepStage(connection, step);
  const split = await splitUnits(connection, step, options);
  await keepUnits(connection, step, split.kept);
  const rows = await work(connection, step, options, split.fresh);
  await connection.append(unitRun, unitRows(step, [...split.kept, ...split.fresh]));
  return {
    stage: stage.name,
    state: split.kept.length > 0 ? "partly kept" : "run",
    unitsRun: split.fresh.map((unit) => unit.id),
    unitsKept: split.kept.length,
    rows,
  };
}

async function keepStage<Context>(
  connection: Connection,
  step: Step<Context>,
): Promise<StageReport> {
  const { stage } = step;
  for (const table of stage.writes) {
    await connection.run(`INSERT INTO "${table.name}" SELECT * FROM last."${table.name}"`);
  }
  for (const own of [finding, unitRun]) {
    await connection.run(
      `INSERT INTO "${own.name}" SELECT * FROM last."${own.name}" WHERE stage = $1`,
      [stage.name],
    );
  }
  return { stage: stage.name, state: "kept", unitsRun: [], unitsKept: 0, rows: 0 };
}

async function splitUnits<Context>(
  connection: Connection,
  step: Step<Context>,
  options: BuildOptions<Context>,
): Promise<{ kept: readonly Unit[]; fresh: readonly Unit[] }> {
  const { stage, last } = step;
  if (stage.units === undefined) return { kept: [], fresh: [] };
  const units = await stage.units(options.context, createReader(connection, stage.reads));
  const before = await last?.rows(unitRun, { where: { stage: stage.name } });
  const keys = new Map(before?.map((run) => [run.unit, run.key]));
  const isKept = (unit: Unit): boolean => keys.get(unit.id) === unitKey(step, unit);
  return { kept: units.filter(isKept), fresh: units.filter((unit) => !isKept(unit)) };
}

async function keepUnits<Context>(
  connection: Connection,
  step: Step<Context>,
  kept: readonly Unit[],
): Promise<void> {
  if (kept.length === 0) return;
  const ids = kept.map((unit) => unit.id);
  for (const table of step.stage.writes) {
    const column = unitColumn(step, table);
    await connection.run(
      `INSERT INTO "${table.name}" SELECT * FROM last."${table.name}" WHERE list_contains($1, "${column}")`,
      [ids],
    );
  }
  await connection.run(
    `INSERT INTO "${finding.name}" SELECT * FROM last."${finding.name}" WHERE stage = $1 AND list_contains($2, unit)`,
    [step.stage.name, ids],
  );
}

function unitColumn<Context>(step: Step<Context>, table: Table): string {
  const column = step.stage.unitColumn?.[table.name];
  if (column === undefined || !(column in table.columns)) {
    throw new Problem(
      "unit-column",
      `${step.stage.name} must say which column of ${table.name} holds its unit.`,
    );
  }
  return column;
}

async function work<Context>(
  connection: Connection,
  step: Step<Context>,
  options: BuildOptions<Context>,
  units: readonly Unit[],
): Promise<number> {
  const { stage } = step;
  if (stage.units !== undefined && units.length === 0) return 0;
  const found: FindingRow[] = [];
  let rows = 0;
  const bench: Workbench = {
    ...createReader(connection, [...stage.reads, ...stage.writes]),
    write: async <C extends Columns>(table: Table<C>, fresh: Iterable<Row<C>>) => {
      checkWritten(stage.name, stage.writes, table);
      const count = await connection.append(table, fresh);
      rows += count;
      return count;
    },
    find: (one, unit = "") => {
      // Counted within the unit: what another unit met must not change this one's ids.
      const index = found.filter((row) => row.unit === unit).length;
      found.push(findingRow(stage.name, unit, index, one));
    },
    progress: (done, total) => options.progress?.({ stage: stage.name, done, total, kept: false }),
  };
  await stage.run(bench, options.context, units);
  await connection.append(finding, found);
  return rows;
}

function checkWritten(stage: string, writes: readonly Table[], table: Table): void {
  if (!writes.some((one) => one.name === table.name)) {
    throw new Problem(
      "table-not-declared",
      `${stage} does not declare that it writes ${table.name}.`,
    );
  }
}

/** Ids say what the finding is about, so that the same dossier always gives the same ids. */
function findingRow(stage: string, unit: string, index: number, one: Finding): FindingRow {
  const place = [one.code, one.file, one.row, one.column, one.start, one.about].join("|");
  const id = `${stage}:${unit}:${index}:${digest([place, one.message]).slice(0, 12)}`;
  return { id, stage, unit, ...one };
}

function unitRows<Context>(step: Step<Context>, units: readonly Unit[]): RowOf<typeof unitRun>[] {
  return units.map((unit) => ({ stage: step.stage.name, unit: unit.id, key: unitKey(step, unit) }));
}

function unitKey<Context>(step: Step<Context>, unit: Unit): string {
  return digest([step.unitInputs, unit.key]);
}
