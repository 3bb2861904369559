import { createHash } from "node:crypto";
import { compareRows, type RowChange } from "./compareRows.ts";
import { type CsvTable, parseCsv } from "./csv.ts";
import { type Dossier, readBytes } from "./dossier.ts";
import { readGit } from "./git.ts";

/** A table of which two editions differ. */
export interface TableChange {
  readonly file: string;
  readonly state: "changed" | "added" | "removed";
  /** Rows of the table that only one of the editions has. */
  readonly count: number;
  /** Row by row where both editions have the table. */
  readonly rows: readonly RowChange[];
}

/** An edition of the dossier: a commit of its repository, or the folder as it lies there. */
export interface Edition {
  readonly commit: string | undefined;
  readonly day: string;
}

/** What two editions of a dossier differ in, or why there are not two to compare. */
export type Editions =
  | { readonly state: "none"; readonly reason: string }
  | {
      readonly state: "compared";
      readonly from: Edition;
      readonly to: Edition;
      readonly tables: readonly TableChange[];
    };

/**
 * Which rows of a dossier's tables were added, changed or deleted between two days, by its git history.
 *
 * Shape: tables of the folders asked for, by path. The edition of a day is its last commit by then (in UTC); from the
 * dossier's own day on it is the folder as it lies there. Where there is none by the first day, the first there is.
 * Missing: a dossier in no repository keeps no editions, which is said and is no error.
 */
export function compareEditions(
  dossier: Dossier,
  span: Days,
  folders: readonly string[],
): Editions {
  const found = editionsOn(dossier, span);
  if (found.state === "none") return found;
  return { ...found, state: "compared", tables: compareTables(dossier, found, folders) };
}

/** The editions of two days, or why there are not two. */
export function editionsOn(dossier: Dossier, span: Days): TwoEditions {
  const commits = commitsOf(dossier.folder, span.to);
  if (commits === undefined)
    return none("The dossier is in no git repository: no editions are kept.");
  const isNow = span.to >= dossier.settings.asOf;
  const to = isNow ? { commit: undefined, day: span.to } : commits[0];
  const from = commits.find((one) => one.day <= span.from) ?? commits[commits.length - 1];
  if (to === undefined || from === undefined)
    return none("No edition of the dossier is kept from then.");
  if (from.commit === to.commit)
    return none("The dossier has no other edition between these days.");
  return { state: "two", from, to };
}

/** What two editions have otherwise, table by table; of the same two always the same. */
export function compareTables(
  dossier: Dossier,
  { from, to }: { readonly from: Edition; readonly to: Edition },
  folders: readonly string[],
): readonly TableChange[] {
  const wanted = (path: string): boolean =>
    path.endsWith(".csv") && folders.some((one) => path.startsWith(`${one}/`));
  const [before, after] = [blobsOf(dossier, from, wanted), blobsOf(dossier, to, wanted)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) =>
    before.get(path)?.id === after.get(path)?.id
      ? []
      : compareTable(dossier, path, before.get(path), after.get(path)),
  );
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Two editions to compare, or why there are not two. */
export type TwoEditions =
  | { readonly state: "none"; readonly reason: string }
  | { readonly state: "two"; readonly from: Edition; readonly to: Edition };

const none = (reason: string): TwoEditions => ({ state: "none", reason });

/** The commits of a folder up to a day, the latest first; undefined where there is no repository. */
function commitsOf(folder: string, day: string): readonly Edition[] | undefined {
  const words = ["rev-list", "--timestamp", `--before=${day}T23:59:59Z`, "HEAD", "--", "."];
  const told = readGit(folder, words)?.toString("utf8");
  return told
    ?.split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [seconds = "0", commit = ""] = line.split(" ");
      return { commit, day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) };
    });
}

interface Blob {
  readonly id: string;
  read(): Uint8Array;
}

function blobsOf(
  dossier: Dossier,
  { commit }: Edition,
  wanted: (path: string) => boolean,
): ReadonlyMap<string, Blob> {
  if (commit === undefined) return blobsOfFolder(dossier, wanted);
  const told = readGit(dossier.folder, ["ls-tree", "-r", "-z", commit, "--", "."]);
  const lines = (told?.toString("utf8") ?? "").split("\0").filter((line) => line !== "");
  return new Map(
    lines.flatMap((line): (readonly [string, Blob])[] => {
      const [about = "", path = ""] = line.split("\t");
      const id = about.split(" ")[2] ?? "";
      const read = () => readGit(dossier.folder, ["cat-file", "blob", id]) ?? new Uint8Array();
      return wanted(path) ? [[path, { id, read }]] : [];
    }),
  );
}

function blobsOfFolder(
  dossier: Dossier,
  wanted: (path: string) => boolean,
): ReadonlyMap<string, Blob> {
  const paths = dossier.files.map((one) => one.path).filter(wanted);
  return new Map(
    paths.map((path) => {
      const bytes = readBytes(dossier, path);
      // The id under which git would keep these bytes: what is the same need not be read again.
      const id = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
      return [path, { id, read: () => bytes }] as const;
    }),
  );
}

function compareTable(
  dossier: Dossier,
  file: string,
  before: Blob | undefined,
  after: Blob | undefined,
): readonly TableChange[] {
  const tableOf = (blob: Blob): CsvTable => parseCsv(blob.read(), file);
  if (before !== undefined && after !== undefined) {
    const rows = compareRows(tableOf(before), tableOf(after), keyOf(dossier, file));
    return rows.length === 0 ? [] : [{ file, state: "changed", count: rows.length, rows }];
  }
  const only = before ?? after;
  if (only === undefined) return [];
  const state = after === undefined ? "removed" : "added";
  return [{ file, state, count: tableOf(only).records.length, rows: [] }];
}

function keyOf(dossier: Dossier, path: string): readonly string[] {
  const schema = dossier.files.find((one) => one.path === path)?.resource?.schema;
  const key = schema?.primaryKey ?? "id";
  return typeof key === "string" ? [key] : key;
}
