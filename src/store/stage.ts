import type { Finding } from "../terms/index.ts";
import type { BesideFile } from "./beside.ts";
import type { Columns, Row, Table } from "./declare.ts";
import type { Reader } from "./reader.ts";

/** A part of the work that depends on one input alone, such as one document. */
export interface Unit {
  readonly id: string;
  /** What the result depends on: when it is the same as in the last store, the rows are kept. */
  readonly key: string;
}

/** What a stage works with: the tables it declared, a place for findings, and a way to say how far it is. */
export interface Workbench extends Reader {
  write<C extends Columns>(table: Table<C>, rows: Iterable<Row<C>>): Promise<number>;
  /** Notes a finding; `unit` says which unit it belongs to, for stages that work by units. */
  find(finding: Finding, unit?: string): void;
  progress(done: number, total: number): void;
}

/**
 * One step from the dossier to the store: it opens only the tables that it declares.
 *
 * Shape: `inputs` digests everything besides tables that the result depends on (file checksums, content).
 * A stage that works by units declares them, and in `unitColumn` the column of each written table that
 * holds the unit's id; then only units that are new or changed are given to `run`.
 */
export interface Stage<Context> {
  readonly name: string;
  readonly reads: readonly Table[];
  readonly writes: readonly Table[];
  inputs(context: Context): string;
  readonly unitColumn?: Readonly<Record<string, string>>;
  /** What all units depend on beside their own keys; where this is left out, all of `inputs`. */
  unitInputs?(context: Context): string;
  units?(context: Context, reader: Reader): Promise<readonly Unit[]>;
  run(work: Workbench, context: Context, units: readonly Unit[]): Promise<void>;
}

/** Where a build stands: for a progress line on a terminal, and for the page that waits for it. */
export interface BuildProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly kept: boolean;
}

/** What a build did: per stage, how many units were read again and how many rows it wrote. */
export interface BuildReport {
  readonly changed: boolean;
  readonly path: string;
  readonly fingerprint: string;
  readonly stages: readonly StageReport[];
  /** What `summarise` said of the store, plain data; the same whether it was built now or before. */
  readonly summary: unknown;
}

/** What one stage did in a build. */
export interface StageReport {
  readonly stage: string;
  readonly state: "kept" | "run" | "partly kept";
  readonly unitsRun: readonly string[];
  readonly unitsKept: number;
  readonly rows: number;
}

/** What a build needs beside its stages. */
export interface BuildOptions<Context> {
  /** Folder that holds the store; it is made when it is not there. */
  readonly folder: string;
  readonly stages: readonly Stage<Context>[];
  readonly context: Context;
  /** Digest of the program's own code: another program builds everything anew. */
  readonly codeDigest: string;
  readonly progress?: (progress: BuildProgress) => void;
  /** What is to be said of a store once it is built; kept beside it. Plain data only. */
  readonly summarise?: (reader: Reader) => Promise<unknown>;
  /** Files that are made from the tables once they are built, and kept beside the store. */
  readonly beside?: readonly BesideFile[];
}
