import { Buffer } from "node:buffer";
import { type CsvRecord, parseCsv } from "../../sources/index.ts";
import { Problem } from "../../terms/index.ts";

/** How goods move over a link. */
export type Mode = "rail" | "road" | "sea";

/** A city, port, junction or border crossing. */
export interface RouteNode {
  readonly id: string;
  readonly name: string;
  /** ISO3 codes: one, or the two states of a crossing. */
  readonly states: readonly string[];
  readonly kind: string;
  readonly lat: number;
  readonly lon: number;
}

/** A stretch of railway, road or sea between two nodes, usable both ways. */
export interface RouteLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly km: number;
  /** Missing: undefined where no source says, and for roads and seas. */
  readonly gaugeMm: number | undefined;
  readonly status: string;
  readonly isOpen: boolean;
  /** What the length rests on: `derived` was worked out, anything else was published. */
  readonly rests: string;
  readonly source: string;
  readonly note: string;
}

/** The nodes and links of a transport network, as their files have them. */
export interface Network {
  readonly nodes: ReadonlyMap<string, RouteNode>;
  readonly links: ReadonlyMap<string, RouteLink>;
}

/**
 * Reads a network from its two tables.
 *
 * Shape: nodes with `node_id`, `name`, `iso3` (two codes apart by ";" at a crossing), `type`, `lat`, `lon`; links with `id`,
 * `from_node`, `to_node`, `mode`, `length_km`, `gauge_mm`, `status` (may be used when it begins with "open"), `confidence`,
 * `source`, `note`.
 * Throws: `network-unreadable`, naming file and row.
 */
export function readNetwork(files: {
  readonly nodes: { readonly path: string; readonly text: string };
  readonly links: { readonly path: string; readonly text: string };
}): Network {
  const nodes = rowsOf(files.nodes, ["node_id", "name", "iso3", "type", "lat", "lon"], readNode);
  const links = rowsOf(files.links, ["id", "from_node", "to_node", "mode", "length_km"], readLink);
  for (const [row, link] of links.entries()) {
    for (const end of [link.from, link.to]) {
      if (nodes.some((node) => node.id === end)) continue;
      throw unreadable(
        files.links.path,
        row + 2,
        `its end ${end} is no node: add it or correct it`,
      );
    }
  }
  return {
    nodes: byId(nodes, files.nodes.path),
    links: byId(links, files.links.path),
  };
}

/** Rows of a CSV that must have certain columns, each read by `read`. */
export function rowsOf<Row>(
  file: { readonly path: string; readonly text: string },
  columns: readonly string[],
  read: (fields: CsvRecord["fields"], fail: (why: string) => Problem) => Row,
): readonly Row[] {
  const table = parseCsv(Buffer.from(file.text, "utf8"), file.path);
  const lacking = columns.filter((column) => !table.header.includes(column));
  if (lacking.length > 0) {
    throw unreadable(file.path, 1, `it lacks the column ${lacking.join(", ")}: add it`);
  }
  const [bad] = table.findings;
  if (bad !== undefined) throw unreadable(file.path, bad.row ?? 1, bad.message);
  return table.records.map(({ row, fields }) =>
    read(fields, (why) => unreadable(file.path, row, why)),
  );
}

function readNode(fields: CsvRecord["fields"], fail: (why: string) => Problem): RouteNode {
  const states = (fields.iso3 ?? "").split(";").filter((code) => code !== "");
  if (states.length < 1 || states.length > 2)
    throw fail("iso3 holds one code, or two of a crossing");
  return {
    id: fields.node_id ?? "",
    name: fields.name ?? "",
    states,
    kind: fields.type ?? "",
    lat: numberIn(fields, "lat", fail),
    lon: numberIn(fields, "lon", fail),
  };
}

function readLink(fields: CsvRecord["fields"], fail: (why: string) => Problem): RouteLink {
  const mode = fields.mode ?? "";
  if (mode !== "rail" && mode !== "road" && mode !== "sea") {
    throw fail(`mode is rail, road or sea, not ${mode || "empty"}`);
  }
  const km = numberIn(fields, "length_km", fail);
  if (!(km > 0)) throw fail("length_km is above 0");
  const status = fields.status ?? "";
  return {
    id: fields.id ?? "",
    from: fields.from_node ?? "",
    to: fields.to_node ?? "",
    mode,
    km,
    gaugeMm: fields.gauge_mm ? numberIn(fields, "gauge_mm", fail) : undefined,
    status,
    isOpen: status.startsWith("open"),
    rests: fields.confidence ?? "",
    source: fields.source ?? "",
    note: fields.note ?? "",
  };
}

function numberIn(
  fields: CsvRecord["fields"],
  name: string,
  fail: (why: string) => Problem,
): number {
  const text = fields[name] ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw fail(`${name} is a number, not "${text}"`);
  return value;
}

function byId<One extends { readonly id: string }>(
  rows: readonly One[],
  path: string,
): ReadonlyMap<string, One> {
  const found = new Map<string, One>();
  for (const [row, one] of rows.entries()) {
    if (one.id === "" || found.has(one.id)) {
      throw unreadable(path, row + 2, `its id ${one.id || "is empty"} must be its own: change it`);
    }
    found.set(one.id, one);
  }
  return found;
}

const unreadable = (path: string, row: number, why: string): Problem =>
  new Problem("network-unreadable", `The row cannot be used: ${why}.`, {
    where: `${path}, row ${row}`,
  });
