import { createHash } from "node:crypto";
import type { Column, Panel } from "../measures/index.ts";
import { panelSheet } from "./panelSheet.ts";

/**
 * The description of a panel's CSV file as a Frictionless Data Package: units, sources, licences, checksum.
 *
 * Shape: `csv` is the file's text, `path` its name beside the description. Source: Data Package standard v2.
 */
export function panelPackage(panel: Panel, csv: string, path: string): object {
  const bytes = Buffer.from(csv, "utf8");
  const byName = new Map(panel.columns.map((column) => [column.name, column]));
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: path
      .replace(/\.csv$/, "")
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-"),
    resources: [
      {
        name: "panel",
        type: "table",
        path,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.length,
        hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
        schema: {
          fields: panelSheet(panel).columns.map(({ name, kind, describe }) => ({
            name,
            type: kind === "number" ? "number" : "string",
            description: describe,
            ...unitOf(byName.get(name)),
          })),
          missingValues: [""],
          primaryKey: keysOf(panel),
        },
        sources: distinct(panel.columns.flatMap(sourcesOf)),
        licenses: distinct(
          panel.columns.flatMap(({ sources }) =>
            sources.map(({ licence }) => ({ title: licence })),
          ),
        ),
      },
    ],
  };
}

const unitOf = (column: Column | undefined) => (column === undefined ? {} : { unit: column.unit });

const sourcesOf = ({ sources }: Column) =>
  sources.map(({ title, url, edition }) => ({
    title,
    ...(url === undefined ? {} : { path: url }),
    version: edition,
  }));

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function keysOf({ grain, month }: Panel): readonly string[] {
  const of = { "state-year": ["state"], "directed-pair-year": ["from", "to"] } as const;
  const who = grain === "state-year" || grain === "directed-pair-year" ? of[grain] : ["a", "b"];
  return [...who, "year", ...(month === undefined ? [] : ["month"])];
}
