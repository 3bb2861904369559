import type { CsvRecord } from "../sources/index.ts";
import { type MissingReason, missingReasons } from "../terms/index.ts";
import { type Fault, faultIn } from "./take.ts";

/** The text of a cell; undefined when the cell is empty or its column is not there. */
export function cellText(record: CsvRecord, column: string): string | undefined {
  const value = record.fields[column];
  return value === undefined || value === "" ? undefined : value;
}

/** The texts of a cell that holds several with `;` in between; at worst none. */
export function cellTexts(record: CsvRecord, column: string): readonly string[] {
  const parts = (record.fields[column] ?? "").split(";").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** The text of a cell that must not be empty, or the fault of its being so. */
export function requiredText(record: CsvRecord, column: string): string | Fault {
  return (
    cellText(record, column) ??
    faultIn(column, "value-missing", `${column} is empty; the row was not read.`, "Fill it in.")
  );
}

/** A number as tables write it: a decimal point, no thousands separators; or the fault. */
export function cellNumber(record: CsvRecord, column: string): number | Fault | undefined {
  const written = cellText(record, column);
  if (written === undefined) return undefined;
  if (/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(written) && Number.isFinite(Number(written))) {
    return Number(written);
  }
  return faultIn(
    column,
    "number-unreadable",
    `${column} is not a number; the row was not read.`,
    "Write digits with a decimal point and without spaces or units; leave the cell empty if it is missing.",
  );
}

/** A number that must be there, or the fault. */
export function requiredNumber(record: CsvRecord, column: string): number | Fault {
  return (
    cellNumber(record, column) ??
    faultIn(column, "value-missing", `${column} is empty; the row was not read.`, "Fill it in.")
  );
}

/** A whole number that must be there, such as a year, or the fault. */
export function requiredInteger(record: CsvRecord, column: string): number | Fault {
  const value = requiredNumber(record, column);
  if (typeof value !== "number") return value;
  // The store keeps whole numbers in 32 bits: a year beyond them is a slip.
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  return faultIn(
    column,
    "number-unreadable",
    `${column} is not a whole number; the row was not read.`,
    "Write it without a fraction, below two thousand million.",
  );
}

/** Why a value is missing, in the words of the terms (tables write a hyphen for the space); or the fault. */
export function cellReason(record: CsvRecord, column: string): MissingReason | Fault | undefined {
  const written = cellText(record, column);
  if (written === undefined) return undefined;
  const reason = missingReasons.find((one) => one === written.replaceAll("-", " "));
  return (
    reason ??
    faultIn(
      column,
      "reason-unknown",
      "The reason of a missing value is none of those that Hamkor knows; the row was not read.",
      `Write one of ${missingReasons.map((one) => one.replaceAll(" ", "-")).join(", ")}.`,
    )
  );
}
