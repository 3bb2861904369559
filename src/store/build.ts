import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { Problem } from "../terms/index.ts";
import { isBesideCurrent, keepBeside } from "./beside.ts";
import { createSql, schemaDigest, type Table } from "./declare.ts";
import { type Connection, connect } from "./driver.ts";
import { openStore, type Store, storePath } from "./open.ts";
import { isUnchanged, type Plan, planBuild } from "./plan.ts";
import { runStage } from "./run.ts";
import type { BuildOptions, BuildReport, Stage, StageReport } from "./stage.ts";
import { readStamp, writeStamp } from "./stamp.ts";
import { ownTables } from "./table.ts";

/**
 * Builds the store of a dossier into a new file that then takes the old one's place in one step.
 *
 * Whatever ends the build early (an error, a full disk, a kill), the last good store stays as it was.
 * Stages and units whose inputs are the same as in the last store are not run: their rows are copied.
 */
export async function buildStore<Context>(options: BuildOptions<Context>): Promise<BuildReport> {
  mkdirSync(options.folder, { recursive: true });
  sweep(options.folder);
  const tables = tablesOf(options.stages);
  const schema = schemaDigest([...ownTables, ...tables]);
  const stamp = readStamp(options.folder);
  if (stamp?.schema === schema) {
    const plan = await planBuild(options, undefined);
    if (plan.fingerprint === stamp.fingerprint && isBesideWhole(options, plan)) {
      return unchanged(options, plan, stamp.summary);
    }
  }
  return buildFrom(options, tables, schema);
}

async function buildFrom<Context>(
  options: BuildOptions<Context>,
  tables: readonly Table[],
  schema: string,
): Promise<BuildReport> {
  const last = await openLast(options.folder, tables);
  try {
    const plan = await planBuild(options, last);
    const { fingerprint } = plan;
    const isSame = isUnchanged(plan);
    const stages = isSame ? undefined : await buildAnew(options, plan, tables);
    const summary = await finish(options, tables);
    writeStamp(options.folder, { fingerprint, schema, summary });
    if (stages === undefined) return unchanged(options, plan, summary);
    return { changed: true, path: storePath(options.folder), fingerprint, stages, summary };
  } finally {
    last?.close();
  }
}

/** Makes what is kept beside the store, and asks what is to be said of it. */
async function finish<Context>(
  options: BuildOptions<Context>,
  tables: readonly Table[],
): Promise<unknown> {
  const { folder, codeDigest, summarise, beside = [] } = options;
  if (summarise === undefined && beside.length === 0) return undefined;
  const store = await openStore(folder, tables);
  try {
    for (const file of beside) await keepBeside(store, file, sha256(codeDigest));
    return await summarise?.(store);
  } finally {
    store.close();
  }
}

function isBesideWhole<Context>(options: BuildOptions<Context>, plan: Plan<Context>): boolean {
  return (options.beside ?? []).every((file) => {
    const step = plan.steps.find((one) => one.stage.name === file.stage);
    const origin = { fingerprint: step?.fingerprint ?? "", code: sha256(options.codeDigest) };
    return isBesideCurrent(options.folder, file, origin);
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Every table that the stages write, in the order of the stages. */
export function tablesOf(stages: readonly Stage<never>[]): readonly Table[] {
  return stages.flatMap((stage) => stage.writes);
}

async function openLast(folder: string, tables: readonly Table[]): Promise<Store | undefined> {
  try {
    return await openStore(folder, tables);
  } catch (error) {
    // A missing, outdated or damaged store is no reason not to build: everything is made anew.
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

async function buildAnew<Context>(
  options: BuildOptions<Context>,
  plan: Plan<Context>,
  tables: readonly Table[],
): Promise<readonly StageReport[]> {
  const path = storePath(options.folder);
  const draft = `${path}.building-${process.pid}`;
  rmSync(draft, { force: true });
  try {
    const stages = await fill(draft, options, plan, tables);
    flush(draft);
    renameSync(draft, path);
    flush(options.folder);
    return stages;
  } catch (error) {
    rmSync(draft, { force: true });
    rmSync(`${draft}.wal`, { force: true });
    throw error;
  }
}

async function fill<Context>(
  draft: string,
  options: BuildOptions<Context>,
  plan: Plan<Context>,
  tables: readonly Table[],
): Promise<readonly StageReport[]> {
  const connection = await connect(draft, "write");
  try {
    const all = [...ownTables, ...tables];
    if (plan.last !== undefined) {
      await connection.run(`ATTACH '${plan.last.path.replaceAll("'", "''")}' AS last (READ_ONLY)`);
    }
    // One transaction: each small write would otherwise wait for the disk by itself.
    await connection.run("BEGIN TRANSACTION");
    for (const table of all) await connection.run(createSql(table));
    await recordSchema(connection, all);
    const reports: StageReport[] = [];
    for (const step of plan.steps) reports.push(await runStage(connection, step, options));
    await chooseCompression(connection);
    await connection.run("COMMIT");
    if (plan.last !== undefined) await connection.run("DETACH last");
    await connection.run("CHECKPOINT");
    return reports;
  } finally {
    connection.close();
  }
}

/** Up to so many rows a store is written as it is: to compress it takes longer than to build it. */
const smallStore = 2_000_000;

async function chooseCompression(connection: Connection): Promise<void> {
  const [size] = await connection.query(
    "SELECT sum(estimated_size)::DOUBLE AS rows FROM duckdb_tables() WHERE database_name <> 'last'",
  );
  if (Number(size?.rows ?? 0) > smallStore) return;
  await connection.run("SET force_compression = 'uncompressed'");
}

async function recordSchema(connection: Connection, tables: readonly Table[]): Promise<void> {
  await connection.run("CREATE TABLE schema_digest (digest VARCHAR NOT NULL)");
  await connection.run("INSERT INTO schema_digest VALUES ($1)", [schemaDigest(tables)]);
}

function unchanged<Context>(
  options: BuildOptions<Context>,
  plan: Plan<Context>,
  summary: unknown,
): BuildReport {
  const stages = plan.steps.map(
    (step): StageReport => ({
      stage: step.stage.name,
      state: "kept",
      unitsRun: [],
      unitsKept: 0,
      rows: 0,
    }),
  );
  const path = storePath(options.folder);
  return { changed: false, path, fingerprint: plan.fingerprint, stages, summary };
}

/** Removes the drafts of builds that were killed; a draft whose process lives is another build's. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const match = /\.building-(\d+)(\.wal)?$/.exec(name);
    if (match === null || isAlive(Number(match[1]))) continue;
    rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
