import { decisionAccount } from "./decisions/index.ts";
import { eventAccount } from "./evidence/index.ts";
import { indicatorAccount } from "./indicators/index.ts";
import { registerAccount } from "./register/index.ts";
import { file } from "./sources/index.ts";
import { finding, type Reader, type RowOf, sql } from "./store/index.ts";
import { document, term } from "./texts/index.ts";

type FileRow = RowOf<typeof file>;
type DocumentRow = RowOf<typeof document>;

/** What became of one file: `kept` is a table that fits its schema and that no room reads yet. */
export interface FileAccount {
  readonly path: string;
  readonly kind: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly licence: string | undefined;
  readonly redistribute: string;
  readonly state: "read" | "partly read" | "refused" | "kept" | "not read";
  readonly pages: number | undefined;
  readonly pagesRead: number | undefined;
  readonly rows: number | undefined;
  readonly rowsUsed: number | undefined;
  readonly rowsRefused: number | undefined;
  /** Rows of event data of which no side belongs to a state. */
  readonly rowsOutOfScope: number | undefined;
}

/** Pages and rows of a whole dossier: what came in is what was used, refused, unread or kept. */
export interface Totals {
  readonly files: number;
  readonly pages: number;
  readonly pagesRead: number;
  readonly rows: number;
  readonly rowsUsed: number;
  readonly rowsRefused: number;
  readonly rowsOutOfScope: number;
  readonly rowsKept: number;
}

/** How many findings of each severity a build left. */
export type FindingCounts = Readonly<Record<"error" | "warning" | "note", number>>;

/**
 * Accounts for every page and every row of a dossier (TRUST R13).
 *
 * Shape: pages = pages read + pages unread; rows = rows used + rows refused + rows out of scope (events between
 * others than states) + rows kept as they are, the last being rows of tables that fit their schema and that no
 * room of the program reads yet.
 */
export async function accountFor(
  store: Reader,
): Promise<{ readonly files: readonly FileAccount[]; readonly totals: Totals }> {
  const documents = new Map((await store.rows(document)).map((row) => [row.file, row]));
  const accounts = new Map<string, Account>(
    [
      ...(await store.rows(eventAccount)),
      ...(await store.rows(registerAccount)),
      ...(await store.rows(indicatorAccount)),
      ...(await store.rows(decisionAccount)),
      ...(await glossaryAccounts(store)),
    ].map((row: Account) => [row.file, row]),
  );
  const files = (await store.rows(file)).map((row) =>
    viewFile(row, documents.get(row.file), accounts.get(row.file)),
  );
  const sum = (pick: (one: FileAccount) => number | undefined): number =>
    files.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const rows = sum((one) => one.rows);
  const rowsUsed = sum((one) => one.rowsUsed);
  const rowsRefused = sum((one) => one.rowsRefused);
  const rowsOutOfScope = sum((one) => one.rowsOutOfScope);
  return {
    files,
    totals: {
      files: files.length,
      pages: sum((one) => one.pages),
      pagesRead: sum((one) => one.pagesRead),
      rows,
      rowsUsed,
      rowsRefused,
      rowsOutOfScope,
      rowsKept: rows - rowsUsed - rowsRefused - rowsOutOfScope,
    },
  };
}

/** Counts the findings of a build by severity. */
export async function countFindings(store: Reader): Promise<FindingCounts> {
  const rows = await store.query<{ severity: string; n: number }>(
    sql`SELECT severity, count(*)::INTEGER AS n FROM ${finding} GROUP BY severity`,
  );
  const count = (severity: string): number => rows.find((row) => row.severity === severity)?.n ?? 0;
  return { error: count("error"), warning: count("warning"), note: count("note") };
}

interface Account {
  readonly file: string;
  readonly used: number;
  readonly refused: number;
  /** Rows of the file and those out of scope, where the room counted them itself. */
  readonly rows?: number;
  readonly outOfScope?: number;
}

/** The glossary's room keeps no account of its own: a row that became a term was used. */
async function glossaryAccounts(store: Reader): Promise<readonly Account[]> {
  const used = new Map<string, number>();
  for (const row of await store.rows(term)) used.set(row.file, (used.get(row.file) ?? 0) + 1);
  return [...used].map(([path, count]) => ({ file: path, used: count, refused: 0 }));
}

function viewFile(
  row: FileRow,
  read: DocumentRow | undefined,
  account: Account | undefined,
): FileAccount {
  const refused = (row.rowsRefused ?? 0) + (account?.refused ?? 0);
  const rows = row.rows ?? account?.rows;
  return {
    path: row.file,
    kind: row.kind,
    format: read?.format ?? row.file.slice(row.file.lastIndexOf(".") + 1),
    bytes: row.bytes,
    sha256: row.sha256,
    licence: read?.licence ?? row.licence,
    redistribute: read?.redistribute ?? row.redistribute,
    state: stateOf(row, read, account, { rows, refused }),
    pages: read?.pages,
    pagesRead: read?.pagesRead,
    rows,
    rowsUsed: rows === undefined ? undefined : (account?.used ?? 0),
    rowsRefused: rows === undefined ? undefined : refused,
    rowsOutOfScope: account?.outOfScope,
  };
}

function stateOf(
  row: FileRow,
  read: DocumentRow | undefined,
  account: Account | undefined,
  { rows, refused }: { readonly rows: number | undefined; readonly refused: number },
): FileAccount["state"] {
  if (read !== undefined) {
    if (read.pagesRead === 0) return "refused";
    return read.pagesRead < read.pages ? "partly read" : "read";
  }
  if (rows !== undefined) {
    if (refused > 0) return refused === rows ? "refused" : "partly read";
    return account === undefined ? "kept" : "read";
  }
  return ["map", "settings", "sidecar", "content", "codings"].includes(row.kind)
    ? "read"
    : "not read";
}
