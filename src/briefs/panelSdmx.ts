import { isOfPairs, type Panel } from "../measures/index.ts";
import { reasonAt, valueAt } from "./panelSheet.ts";
import type { CellValue, Sheet, SheetColumn } from "./sheet.ts";

const columns: readonly SheetColumn[] = [
  { name: "STRUCTURE", kind: "text", describe: "Kind of structure: a dataflow." },
  { name: "STRUCTURE_ID", kind: "text", describe: "Agency, dataflow and version." },
  { name: "ACTION", kind: "text", describe: "I: information." },
  { name: "FREQ", kind: "text", describe: "A yearly, M monthly." },
  { name: "REF_AREA", kind: "text", describe: "State, ISO 3166-1 alpha-3." },
  {
    name: "COUNTERPART_AREA",
    kind: "text",
    describe: "Other state; _Z where a row is about one state.",
  },
  { name: "INDICATOR", kind: "text", describe: "Column of the panel." },
  { name: "TIME_PERIOD", kind: "text", describe: "Year, or year and month." },
  { name: "OBS_VALUE", kind: "number", describe: "Value; empty where it is missing." },
  {
    name: "OBS_STATUS",
    kind: "text",
    describe: "CL_OBS_STATUS: A value, M cannot exist, L not collected, Q withheld, O missing.",
  },
  { name: "UNIT_MEASURE", kind: "text", describe: "Unit." },
  { name: "DATA_SOURCE", kind: "text", describe: "Source and edition." },
  { name: "LICENCE", kind: "text", describe: "Licence of the source." },
  { name: "COMMENT_OBS", kind: "text", describe: "Why a value is missing." },
];
const statuses: Readonly<Record<string, string>> = {
  "not applicable": "M",
  "not collected": "L",
  withheld: "Q",
};

/**
 * A panel as SDMX-CSV 2.0: one line a value or a reasoned gap.
 *
 * Source: SDMX-CSV 2.0 field guide; codes of CL_FREQ and CL_OBS_STATUS 2.2.
 */
export function panelSdmx(panel: Panel): Sheet {
  const rows: CellValue[][] = [];
  for (const column of panel.columns) {
    const source = column.sources.map(({ title, edition }) => `${title} (${edition})`).join("; ");
    const licence = [...new Set(column.sources.map((one) => one.licence))].join("; ");
    for (let row = 0; row < panel.rows; row++) {
      const reason = reasonAt(column, row);
      rows.push([
        "dataflow",
        "HAMKOR:PANEL(1.0)",
        "I",
        panel.month === undefined ? "A" : "M",
        panel.states[panel.a[row] ?? 0],
        isOfPairs(panel) ? panel.states[panel.b[row] ?? 0] : "_Z",
        column.name,
        timeOf(panel, row),
        valueAt(column, row),
        reason === undefined ? "A" : (statuses[reason] ?? "O"),
        column.unit,
        source,
        licence,
        reason,
      ]);
    }
  }
  return { name: "panel", columns, rows };
}

function timeOf({ year, month }: Panel, row: number): string {
  const named = month?.[row];
  return named === undefined ? `${year[row]}` : `${year[row]}-${String(named).padStart(2, "0")}`;
}
