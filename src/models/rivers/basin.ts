import { CORE_SCHEMA, load } from "js-yaml";
import { Problem } from "../../terms/index.ts";
import type { Figure, ModelFiles, Settings } from "../engine.ts";
import { detailOf, type RiverDetail } from "./detail.ts";
import { type RiverCase, rivers, runRiver } from "./engine.ts";
import { figuresOf } from "./figures.ts";

export { regimes } from "./task.ts";

/** A river of a user's own, run once. */
export interface Basin {
  readonly river: string;
  readonly settings: Settings;
  readonly figures: readonly Figure[];
  readonly detail: RiverDetail;
}

/** Over which years a river's file without a case is run. */
export interface BasinYears {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a user's own river: its file alone, or a case with `network`, `years` and `hydrology`.
 *
 * Shape: for a file alone each kind of year is a sequence of its own, and the first is run.
 * Throws: as the rivers engine; `river-unreadable`.
 */
export function readBasin(
  content: string,
  files: ModelFiles,
  where: string,
  years: BasinYears,
): RiverCase {
  let read: unknown;
  try {
    read = load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    const message = `${where} is not valid YAML: mend its syntax.`;
    throw new Problem("river-unreadable", message, { where, cause });
  }
  const isCase = typeof read === "object" && read !== null && "network" in read;
  if (isCase) return rivers.prepare(read, files, where);
  const kinds = [...new Set(kindsOf(read))];
  const hydrology = Object.fromEntries(
    (kinds.length > 0 ? kinds : ["none"]).map((one) => [one, [one]]),
  );
  return rivers.prepare({ network: read, years, hydrology }, files, where);
}

/** The kinds of years that a file names, before it is checked. */
function kindsOf(read: unknown): readonly string[] {
  const nodes = (read as { readonly nodes?: unknown } | undefined)?.nodes;
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((one) => {
    const inflow = (one as { readonly inflow?: unknown } | undefined)?.inflow;
    return typeof inflow === "object" && inflow !== null ? Object.keys(inflow) : [];
  });
}

/** Runs a river once: its figures, and the flows of every step; throws as the rivers engine. */
export async function runBasin(river: RiverCase, settings: Settings): Promise<Basin> {
  const { operation, ledger } = await runRiver(river, settings);
  return {
    river: river.network.id,
    settings,
    figures: figuresOf(operation, ledger, river.firstYear),
    detail: detailOf(operation, ledger, river.firstYear),
  };
}
