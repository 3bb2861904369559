import { z } from "zod";
import type { finding, RowOf } from "../store/index.ts";
import type { FindingShape } from "./contract.ts";

const severity = z.enum(["error", "warning", "note"]);

/** A finding as it crosses the wire. */
export function viewFinding(row: RowOf<typeof finding>): FindingShape {
  const { unit: _, ...shown } = row;
  return { ...shown, severity: severity.parse(row.severity) };
}
