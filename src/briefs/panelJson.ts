import type { Panel } from "../measures/index.ts";
import { panelKeys, reasonAt, valueAt } from "./panelSheet.ts";

/** A column of a panel as JSON has it: `source`, `edition` and `licence` name all that it rests on. */
export interface PanelJsonColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly source: string;
  readonly edition: string;
  readonly licence: string;
  readonly redistribute: string;
  readonly urls: readonly string[];
  readonly note?: string;
}

/** A panel as JSON: rows name what they are about, then each column; a missing value is null, with its reason in `missing`. */
export interface PanelJson {
  readonly grain: Panel["grain"];
  readonly columns: readonly PanelJsonColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A panel for programs. */
export function panelJson(panel: Panel): PanelJson {
  const keys = panelKeys(panel);
  return {
    grain: panel.grain,
    columns: panel.columns.map(({ name, label, unit, sources, note }) => ({
      name,
      label,
      unit,
      source: sources.map(({ title }) => title).join("; "),
      edition: [...new Set(sources.map(({ edition }) => edition))].join("; "),
      licence: [...new Set(sources.map(({ licence }) => licence))].join("; "),
      redistribute:
        ["unknown", "no", "yes"].find((one) =>
          sources.some(({ redistribute }) => redistribute === one),
        ) ?? "unknown",
      urls: sources.flatMap(({ url }) => url ?? []),
      ...(note === undefined ? {} : { note }),
    })),
    rows: Array.from({ length: panel.rows }, (_, row) => rowOf(panel, keys, row)),
  };
}

function rowOf(panel: Panel, keys: ReturnType<typeof panelKeys>, row: number) {
  const gaps = panel.columns.flatMap((column) => {
    const reason = reasonAt(column, row);
    return reason === undefined ? [] : [[column.name, reason] as const];
  });
  return {
    ...Object.fromEntries(keys.map(({ name, of }) => [name, of(row)])),
    ...Object.fromEntries(
      panel.columns.map((column) => [column.name, valueAt(column, row) ?? null]),
    ),
    ...(gaps.length === 0 ? {} : { missing: Object.fromEntries(gaps) }),
  };
}
