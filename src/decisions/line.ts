import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { Finding } from "../terms/index.ts";
import { Problem } from "../terms/index.ts";
import { canonical, type Decision, idOf, makeDecision } from "./decision.ts";

/** The columns of a file of decisions, in their order. */
export const decisionColumns = [
  "id",
  "when",
  "who",
  "kind",
  "about",
  "value",
  "why",
  "rule",
  "codebooks",
  "undoes",
] as const;

/** The first line of a file of decisions. */
export const headerLine = `${decisionColumns.join(",")}\n`;

/** A decision with its place: file and line. */
export interface PlacedDecision extends Decision {
  readonly file: string;
  readonly row: number;
}

/** What was read of a file of decisions: every line that holds something is used or refused. */
export interface ReadDecisions {
  readonly decisions: readonly PlacedDecision[];
  readonly rows: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/** Longest line: what a person writes is far shorter. */
const longestLine = 64 * 1024;

/**
 * A decision as one line of its file, line end included.
 *
 * Shape: a cell that a spreadsheet could take for a formula begins with an apostrophe, which reading takes off.
 * Throws: `decision-long` when the line would be longer than 64 kB.
 */
export function lineOf(decision: Decision): string {
  const cells = decisionColumns.map((name) => cellOf(decision, name));
  const line = stringify([cells], { record_delimiter: "\n" });
  if (Buffer.byteLength(line) > longestLine) {
    throw new Problem("decision-long", "The decision is longer than 64 kB: shorten its value.");
  }
  return line;
}

/**
 * Reads a file of decisions, each line for itself: a line that makes no sense hides no other.
 *
 * Shape: the file of one person, or of several that git has merged; header lines may stand anywhere, blank lines
 * count for nothing, a decision that stands twice counts once.
 */
export function readDecisions(content: string, file: string): ReadDecisions {
  const decisions = new Map<string, PlacedDecision>();
  const findings: Finding[] = [];
  let rows = 0;
  let refused = 0;
  let columns: readonly string[] = decisionColumns;
  for (const [index, raw] of content
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    const line = raw.replace(/\r$/, "");
    if (line.trim() === "") continue;
    const row = index + 1;
    const cells = cellsOf(line, columns === decisionColumns ? "," : delimiterOf(line));
    if (isHeader(line)) {
      columns = cellsOf(line, delimiterOf(line)) ?? decisionColumns;
      continue;
    }
    rows += 1;
    const read = readCells(cells, columns);
    if (typeof read === "string") {
      refused += 1;
      findings.push(unreadable(file, row, read));
      continue;
    }
    if (read.isAltered) findings.push(altered(file, row, read.decision.id));
    if (!decisions.has(read.decision.id)) {
      decisions.set(read.decision.id, { ...read.decision, file, row });
    }
  }
  return { decisions: [...decisions.values()], rows, refused, findings };
}

function cellOf(decision: Decision, name: (typeof decisionColumns)[number]): string {
  if (name === "value") return canonical(decision.value);
  return guarded(decision[name] ?? "");
}

/** What a spreadsheet might run; written full-width too. */
const formula = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

function isHeader(line: string): boolean {
  return /^"?id"?[,;]"?when"?[,;]/.test(line);
}

function delimiterOf(line: string): string {
  return isHeader(line) && line.includes(";") ? ";" : ",";
}

function cellsOf(line: string, delimiter: string): readonly string[] | undefined {
  try {
    const [cells, ...more] = parse(line, { delimiter }) as readonly (readonly string[])[];
    return more.length === 0 ? cells : undefined;
  } catch {
    return undefined;
  }
}

type Read = { readonly decision: Decision; readonly isAltered: boolean };

/** The decision of a line, or in words why there is none. */
function readCells(
  cells: readonly string[] | undefined,
  columns: readonly string[],
): Read | string {
  if (cells === undefined || cells.length !== columns.length) {
    return "The line is broken off or was changed; it is no decision.";
  }
  const named = new Map(columns.map((name, index) => [name.trim(), cells[index]?.trim() ?? ""]));
  const cell = (name: string): string | undefined => unguarded(named.get(name) ?? "") || undefined;
  try {
    const json = named.get("value") ?? "";
    const made = makeDecision({
      when: cell("when") ?? "",
      who: cell("who") ?? "",
      kind: cell("kind") ?? "",
      about: cell("about") ?? cell("undoes") ?? "",
      value: json === "" ? undefined : JSON.parse(json),
      why: cell("why"),
      rule: cell("rule"),
      codebooks: cell("codebooks"),
    });
    const id = cell("id") ?? made.id;
    return { decision: { ...made, id }, isAltered: id.startsWith("d-") && id !== idOf(made) };
  } catch (error) {
    if (error instanceof Problem) return error.message;
    if (error instanceof SyntaxError) return "Its value is not JSON.";
    throw error;
  }
}

function unreadable(file: string, row: number, message: string): Finding {
  return {
    code: "decision-unreadable",
    severity: "error",
    message,
    remedy: "Decide again with hamkor decide; the line itself is left as it is.",
    file,
    row,
  };
}

function altered(file: string, row: number, id: string): Finding {
  return {
    code: "decision-altered",
    severity: "warning",
    message: "The line does not say what it said when it was written: its id does not fit.",
    remedy: "Undo it and decide anew instead of changing a line by hand.",
    file,
    row,
    about: id,
  };
}
