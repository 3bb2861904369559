import { accountFor, type FileAccount } from "../account.ts";
import { sql } from "../store/index.ts";
import { document, passage } from "../texts/index.ts";
import { entryKinds, type LimitCell, type LimitTable } from "./contract.ts";
import type { Desk } from "./desk.ts";
import type { LimitWords } from "./limitsWords.ts";

/** What was not read: documents, pages, tables and other files. */
export async function limitsOfReading(desk: Desk, words: LimitWords): Promise<LimitTable[]> {
  const { files, totals } = await accountFor(desk.store);
  const documents = await desk.store.rows(document, { orderBy: ["id"] });
  const partly = documents.filter((one) => one.pagesRead < one.pages);
  const refused = partly.filter((one) => one.pagesRead === 0);
  const [unknown] = await desk.store.query<{ n: number }>(
    sql`SELECT count(*)::INTEGER AS n FROM ${passage} WHERE language = 'unknown'`,
  );
  const kept = files.filter((one) => one.state === "kept").length;
  const unread = files.filter((one) => one.state === "not read").length;
  const rows: readonly (readonly [string, number, string])[] = [
    ["documents-read", documents.length - partly.length, "/documents"],
    ["documents-partly", partly.length - refused.length, "/accounting?state=partly+read"],
    ["documents-refused", refused.length, "/accounting?state=refused"],
    ["pages-unread", totals.pages - totals.pagesRead, "/accounting"],
    ["passages-unknown", unknown?.n ?? 0, "/documents"],
    ["rows-refused", totals.rowsRefused, "/accounting"],
    ["tables-kept", kept, "/accounting?state=kept"],
    ["files-unread", unread, "/accounting?state=not+read"],
  ];
  const counts: LimitTable = {
    id: "reading",
    head: words.word("files"),
    columns: [words.column("count")],
    rows: rows.map(([id, value, see]) => ({
      id,
      name: { label: words.word(id), see },
      cells: [{ value }],
    })),
  };
  if (partly.length === 0) return [counts];
  const list: LimitTable = {
    id: "unread-list",
    title: words.word("unread-list"),
    head: words.word("unread-list"),
    columns: [words.column("pages"), words.column("pages-read")],
    rows: partly.map((one) => ({
      id: one.id,
      name: { text: one.title, see: `/documents/${partOf(one.id)}` },
      cells: [{ value: one.pages }, { value: one.pagesRead }],
    })),
  };
  return [counts, list];
}

/** How sure the rows of the register are, when they were checked, and which licences the files have. */
export async function limitsOfSources(desk: Desk, words: LimitWords): Promise<LimitTable[]> {
  const { files } = await accountFor(desk.store);
  return [sureness(desk, words), lowRows(desk, words), licences(files, words)];
}

interface Sourced {
  readonly confidence: string;
  readonly checked: string | undefined;
}

function sureness(desk: Desk, words: LimitWords): LimitTable {
  const { entries, acts } = desk.book;
  const kinds = entryKinds.map((kind) => {
    const own = entries.filter((one) => one.kind === kind);
    return [kind, `/register?kind=${kind}`, own.map(sourcedOf)] as const;
  });
  const row = (id: string, see: string | undefined, rows: readonly Sourced[], dated: boolean) => ({
    id,
    name: { label: words.word(id), ...(see !== undefined && { see }) },
    cells: [{ value: rows.length }, ...levels(rows), ...(dated ? days(rows) : [{}, {}, {}])],
  });
  return {
    id: "rows-of",
    head: words.word("rows-of"),
    columns: ["entries", "high", "medium", "low", "checked-first", "checked-last", "unchecked"].map(
      words.column,
    ),
    rows: [
      ...kinds.filter(([, , rows]) => rows.length > 0).map((one) => row(...one, true)),
      // An act is checked with its entry.
      row(
        "acts",
        "/timeline",
        acts.map(({ confidence }) => ({ confidence, checked: undefined })),
        false,
      ),
    ],
  };
}

function sourcedOf({ row, checked }: Desk["book"]["entries"][number]): Sourced {
  return { confidence: String(row.confidence ?? ""), checked };
}

function levels(rows: readonly Sourced[]): LimitCell[] {
  return ["high", "medium", "low"].map((level) => ({
    value: rows.filter((one) => one.confidence === level).length,
  }));
}

function days(rows: readonly Sourced[]): LimitCell[] {
  const checked = rows.flatMap((one) => one.checked ?? []).sort();
  const day = (one: string | undefined): LimitCell => (one === undefined ? {} : { day: one });
  return [day(checked[0]), day(checked.at(-1)), { value: rows.length - checked.length }];
}

function lowRows({ book }: Desk, words: LimitWords): LimitTable {
  const low = book.entries.filter((one) => one.row.confidence === "low");
  return {
    id: "low-list",
    title: words.word("low-list"),
    head: words.word("low-list"),
    columns: [words.column("source")],
    rows: low.map((one) => ({
      id: `${one.kind}/${one.id}`,
      name: {
        label: { ...one.title },
        see: `/register/${one.kind}/${partOf(one.id)}`,
      },
      cells: [{ english: String(one.row.sourceTitle ?? "") }],
    })),
  };
}

function licences(files: readonly FileAccount[], words: LimitWords): LimitTable {
  const groups = new Map<string, FileAccount[]>();
  for (const file of files) {
    const licence = file.licence ?? "";
    const known = groups.get(licence);
    if (known === undefined) groups.set(licence, [file]);
    else known.push(file);
  }
  return {
    id: "licences",
    title: words.word("licences"),
    head: words.word("licences"),
    columns: ["files", "may-go-out", "stays"].map(words.column),
    rows: [...groups]
      .sort(([one, its], [other, others]) => others.length - its.length || (one < other ? -1 : 1))
      .map(([licence, own]) => {
        const free = own.filter((one) => one.redistribute === "yes").length;
        return {
          id: licence || "none",
          name: {
            ...(licence === "" ? { label: words.word("licence-none") } : { english: licence }),
            see: "/accounting",
          },
          cells: [{ value: own.length }, { value: free }, { value: own.length - free }],
        };
      }),
  };
}

/** An id as the last part of an address of the pages: behind a dot goes a stroke, or it would be taken for a file. */
function partOf(id: string): string {
  return `${encodeURIComponent(id)}${id.includes(".") ? "/" : ""}`;
}
