import { type Finding, isPartialDate } from "../terms/index.ts";
import type { CsvRecord, CsvTable } from "./csv.ts";
import type { Field, Resource } from "./package.ts";
import { patternTest } from "./pattern.ts";

/**
 * Holds a table against its schema in the data package: columns, types, constraints, keys.
 *
 * A cell that breaks its schema is a finding with file, row, column and remedy, and its row is refused;
 * a column that the schema does not know is a warning and is read all the same.
 */
export function checkTable(table: CsvTable, resource: Resource, file: string): CsvTable {
  const fields = resource.schema?.fields ?? [];
  const findings = [
    ...table.findings,
    ...checkPatterns(fields, file),
    ...checkHeader(table.header, fields, file),
  ];
  if (findings.some((one) => one.code === "column-missing")) {
    return { ...table, records: [], refused: table.rows, findings };
  }
  const judges = fields.map((field) => judge(field, missingOf(resource)));
  const keys = keyOf(resource);
  const seen = new Set<string>();
  const records: CsvRecord[] = [];
  let refused = table.refused;
  for (const record of table.records) {
    const faults = judges.flatMap((find) => find(record, file));
    const duplicate = keys.length === 0 ? undefined : checkKey(record, keys, seen, file);
    if (duplicate !== undefined) faults.push(duplicate);
    findings.push(...faults);
    if (faults.length === 0) records.push(record);
    else refused += 1;
  }
  return { ...table, records, refused, findings };
}

function checkHeader(header: readonly string[], fields: readonly Field[], file: string): Finding[] {
  const missing = fields.filter((field) => !header.includes(field.name));
  const known = new Set(fields.map((field) => field.name));
  const strange = header.filter((name) => !known.has(name));
  return [
    ...missing.map(
      ({ name }): Finding => ({
        code: "column-missing",
        severity: "error",
        message: `The column ${name} is missing; the table was not read.`,
        remedy: "Add the column, empty if need be, or take it out of datapackage.json.",
        file,
        row: 1,
        column: name,
      }),
    ),
    ...strange.map(
      (name): Finding => ({
        code: "column-unknown",
        severity: "warning",
        message: `The column ${name.slice(0, 40)} is not described in datapackage.json.`,
        remedy: "Describe it there, or remove it.",
        file,
        row: 1,
        column: name,
      }),
    ),
  ];
}

/** Patterns that are no regular expressions: the table is read, and that pattern is not held. */
function checkPatterns(fields: readonly Field[], file: string): Finding[] {
  return fields
    .filter((field) => field.constraints?.pattern !== undefined && formOf(field) === undefined)
    .map(
      ({ name }): Finding => ({
        code: "pattern-unreadable",
        severity: "warning",
        message: `The pattern of ${name} in datapackage.json is no regular expression; it was not held.`,
        remedy: "Mend the pattern in datapackage.json.",
        file,
        row: 1,
        column: name,
      }),
    );
}

/** The form that a schema asks of a field; undefined when it asks for none, or what it says is none. */
function formOf(field: Field): ReturnType<typeof patternTest> {
  const pattern = field.constraints?.pattern;
  return pattern === undefined ? undefined : patternTest(pattern);
}

type Judge = (record: CsvRecord, file: string) => Finding[];

function judge(field: Field, missing: ReadonlySet<string>): Judge {
  const fault = faultOf(field);
  const required = field.constraints?.required === true;
  const seen = field.constraints?.unique === true ? new Set<string>() : undefined;
  return (record, file) => {
    const value = record.fields[field.name] ?? "";
    if (value === "" || missing.has(value)) {
      return required
        ? [cell(record, file, field, "value-missing", "must have a value", "Fill it in.")]
        : [];
    }
    if (seen?.has(value)) {
      return [
        cell(
          record,
          file,
          field,
          "value-repeated",
          "must differ from row to row",
          "Give each row its own.",
        ),
      ];
    }
    seen?.add(value);
    const wrong = fault(value);
    return wrong === undefined
      ? []
      : [cell(record, file, field, "value-wrong", wrong, "Mend the value or the schema.")];
  };
}

/** What is wrong with a value of a field, in words; undefined when nothing is. */
function faultOf(field: Field): (value: string) => string | undefined {
  const { enum: allowed, minimum, maximum } = field.constraints ?? {};
  const choices = allowed === undefined ? undefined : new Set(allowed.map(String));
  const form = formOf(field);
  const isType = typeTests[field.type] ?? (() => true);
  return (value) => {
    if (!isType(value)) return `is not of type ${field.type}`;
    if (choices !== undefined && !choices.has(value)) return "is not one of the values allowed";
    const verdict = form?.(value) ?? "fits";
    if (verdict === "too slow") return "takes too long to be held against its pattern";
    if (verdict === "does not fit") return "has not the form asked for";
    if (minimum !== undefined && Number(value) < minimum) return `is below ${minimum}`;
    if (maximum !== undefined && Number(value) > maximum) return `is above ${maximum}`;
    return undefined;
  };
}

const typeTests: Readonly<Record<string, (value: string) => boolean>> = {
  integer: (value) => /^[+-]?\d+$/.test(value),
  number: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
  boolean: (value) => /^(true|false|TRUE|FALSE|0|1)$/.test(value),
  date: (value) => value.length === 10 && isPartialDate(value),
  year: (value) => /^\d{4}$/.test(value),
  yearmonth: (value) => value.length === 7 && isPartialDate(value),
};

function checkKey(
  record: CsvRecord,
  keys: readonly string[],
  seen: Set<string>,
  file: string,
): Finding | undefined {
  const key = JSON.stringify(keys.map((name) => record.fields[name] ?? ""));
  if (!seen.has(key)) {
    seen.add(key);
    return undefined;
  }
  return {
    code: "key-repeated",
    severity: "error",
    message: `A row above has the same ${keys.join(", ")}; this one was not read.`,
    remedy: "Give the row its own key, or remove the repetition.",
    file,
    row: record.row,
    column: keys[0],
  };
}

function cell(
  record: CsvRecord,
  file: string,
  field: Field,
  code: string,
  wrong: string,
  remedy: string,
): Finding {
  const message = `${field.name} ${wrong}; the row was not read.`;
  return { code, severity: "error", message, remedy, file, row: record.row, column: field.name };
}

function missingOf(resource: Resource): ReadonlySet<string> {
  const declared = resource.schema?.missingValues ?? [""];
  return new Set(declared.map((one) => (typeof one === "string" ? one : one.value)));
}

function keyOf(resource: Resource): readonly string[] {
  const key = resource.schema?.primaryKey ?? [];
  return typeof key === "string" ? [key] : key;
}
