import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { PairCauses } from "../../../src/models/trade/fill.ts";

const folder = "../shared/data/states";
/** Whether the world matrix is at hand; a test that needs it is skipped otherwise, and says so. */
export const hasWorld = existsSync(`${folder}/gravity_world_recent.csv.gz`);
if (!hasWorld) console.warn(`skipped: ${folder} is not here`);

// States that were one until 1991: their ties are far closer than those of other colonies and their rulers.
const oneUntil1991 = new Set(
  "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB".split(" "),
);

type Row = Readonly<Record<string, string>>;

/** The pairs of the world in 2023, with the trade that was counted and what bears on it. */
export function worldPairs(): {
  readonly pairs: readonly PairCauses[];
  /** The stand-in of the matrix itself, which may not be shipped; undefined where it has none. */
  readonly otherFill: readonly (number | undefined)[];
} {
  const bytes = gunzipSync(readFileSync(`${folder}/gravity_world_recent.csv.gz`));
  const rows = (parse(bytes, { columns: true }) as Row[]).filter((row) => row.domestic === "0");
  const states = parse(readFileSync(`${folder}/gravity_world_recent_countries.csv`), {
    columns: true,
  }) as Row[];
  const holes = new Set(states.filter((row) => row.hs2022_hole === "1").map((row) => row.iso3));
  const flag = (text: string | undefined) => (text === "1" ? 1 : 0);
  return {
    pairs: rows.map((row) => {
      const isHole = row.trade_usd === "" && holes.has(row.exporter) && holes.has(row.importer);
      return {
        exporter: row.exporter ?? "",
        importer: row.importer ?? "",
        trade: isHole ? undefined : Number(row.trade_usd),
        causes: {
          distance: Math.log(Number(row.distw_cepii_km || row.dist_capitals_km)),
          border: flag(row.contig),
          language: flag(row.comlang_off_cepii),
          colony: flag(row.colony_cepii),
          coloniser: flag(row.comcol_cepii),
          oneUntil1991:
            oneUntil1991.has(row.exporter ?? "") && oneUntil1991.has(row.importer ?? "") ? 1 : 0,
        },
      };
    }),
    otherFill: rows.map((row) =>
      row.value_source === "unctad2015_scaled" ? Number(row.trade_filled_usd) : undefined,
    ),
  };
}
