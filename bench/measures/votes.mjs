// All measures of likeness of votes for all pairs of the world, year by year. Budget (DESIGN 12): as fast as R, aim 0.25
// of its time. Two matrices of ../shared: UNGA-DM 1991–2022, and Voeten's 1946–2020, nearest to the 826,741 rows for
// which R's 2.2 s are recorded. Where Rscript is at hand it runs the same measures (votes.R) in the same run, and its
// sums must be ours; otherwise the recorded time is the peer, and said to be so. Best of three on both sides.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../../src/measures/index.ts")} */
const { createVoteTable, likenessMeasures, similarity } = await import(
  join(dist, "measures/index.js")
);
const shared = join(root, "../shared/data/states");
if (!existsSync(shared)) {
  console.log("skipped: ../shared/data/states is not here");
  process.exit(0);
}
const recorded = { rows: 826741, seconds: 2.2 };
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "hamkor-votes-"));
try {
  measure("UNGA-DM 1991–2022", join(shared, "un_votes_ungadm_matrix_1991_2022.csv"), (row) => ({
    id: row.resid,
    year: row.year,
  }));
  const years = new Map(
    read(join(shared, "un_roll_calls.csv")).map(({ rcid, year }) => [rcid, year]),
  );
  measure("Voeten 1946–2020", join(shared, "un_votes_matrix.csv"), (row) => ({
    id: row.rcid,
    year: years.get(row.rcid) ?? "",
  }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} path @returns {Record<string, string>[]} */
function read(path) {
  return parse(readFileSync(path), { columns: true });
}

/** @param {string} title @param {string} path @param {(row: Record<string, string>) => {id?: string | undefined, year?: string | undefined}} keyOf */
function measure(title, path, keyOf) {
  const lines = read(path);
  const states = Object.keys(lines[0] ?? {}).filter((name) => /^[A-Z]{3}$/.test(name));
  const rows = lines.map((line) => {
    const { id = "", year } = keyOf(line);
    const cast = states.flatMap((state) => (line[state] ? [[state, Number(line[state])]] : []));
    return { id, year: Number(year), votes: Object.fromEntries(cast) };
  });
  const packing = performance.now();
  const table = createVoteTable(rows, { membership: { by: "votes of the year" } });
  const packed = performance.now() - packing;
  const options = /** @type {const} */ ({
    absent: "dropped",
    by: "year",
    withoutVariation: "missing",
  });
  let best = Number.POSITIVE_INFINITY;
  let found = similarity(table, options);
  for (let run = 0; run < 3; run += 1) {
    const started = performance.now();
    found = similarity(table, options);
    best = Math.min(best, performance.now() - started);
  }
  const own = best / 1000;
  console.log(`${title}: ${found.rows} pair-years, ${likenessMeasures.length} measures`);
  console.log(
    `  hamkor ${own.toFixed(3)} s (and ${(packed / 1000).toFixed(3)} s once for the table)`,
  );
  if (hasR) askR(rows, states, found, own);
  const scaled = (recorded.seconds * found.rows) / recorded.rows;
  console.log(
    `  ${(own / scaled).toFixed(2)} of R's recorded time (${recorded.seconds} s for ${recorded.rows} rows, taken in proportion)`,
  );
}

/** @param {{id: string, year: number, votes: Record<string, number>}[]} rows @param {string[]} states @param {import("../../src/measures/index.ts").Similarities} found @param {number} own */
function askR(rows, states, found, own) {
  const path = join(folder, "votes.csv");
  const lines = rows.map(({ id, year, votes }) =>
    [id.replace(/\D/g, "") || "0", year, ...states.map((state) => votes[state] ?? "")].join(","),
  );
  writeFileSync(path, `${["id", "year", ...states].join(",")}\n${lines.join("\n")}\n`);
  const script = fileURLToPath(new URL("votes.R", import.meta.url));
  const { stdout, stderr, status } = spawnSync("Rscript", ["--vanilla", script, path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`R could not run: ${stderr}`);
  const peer = JSON.parse(stdout);
  const worst = likenessMeasures.reduce((most, measure) => {
    const sum = found.measures[measure].reduce(
      (all, one) => all + (Number.isNaN(one) ? 0 : one),
      0,
    );
    return Math.max(most, Math.abs(sum - peer.sums[measure]));
  }, 0);
  const same = peer.rows === found.rows && worst < 1e-4;
  console.log(
    `  R ${peer.version} ${peer.seconds.toFixed(3)} s: hamkor takes ${(own / peer.seconds).toFixed(2)} of it; ${same ? "rows and sums are the same" : `NOT THE SAME: ${peer.rows} rows, sums up to ${worst} apart`}`,
  );
  if (!same) process.exitCode = 1;
}
