// A million rows of GDELT 2.0 into the store, and the series of a pair out of it. Must (issue 4, must-show 6): under
// 60 s and 1 GB of memory; a series under 50 ms. The sample is repeated with its days shifted and its ids made new, as
// files of a day's quarter hour each. Prints seconds, peak memory and query times; run alone, for it fills the disk.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const settings = `id: events
title: { en: Events }
states: [USA, PRK]
focus: [USA, PRK]
frame: frame/neighbourhood.yaml
languages: [en]
period: { from: 2018, to: 2020 }
asOf: 2024-01-01
boundaryPolicy: { id: none, label: none, note: none }
`;
const root = fileURLToPath(new URL("..", import.meta.url));
const sample = join(root, "../shared/data/states/gdelt_v2_20180101000000.export.CSV");
if (process.argv[2] === "--child") await measure(process.argv[3] ?? "", process.argv[4] ?? "");
else if (existsSync(sample)) main();
else console.log("The GDELT sample is not here: nothing was measured.");

function main() {
  const wanted = Number(process.argv[2] ?? 1_000_000);
  const perFile = Number(process.argv[3] ?? 1);
  const folder = mkdtempSync(join(tmpdir(), "hamkor-events-"));
  try {
    const made = makeDossier(folder, wanted, perFile);
    console.log(`${made.rows} rows, ${made.files} files, ${(made.bytes / 1e6).toFixed(0)} MB`);
    for (const step of ["cold", "one file added"]) {
      if (step !== "cold") addFile(folder);
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [fileURLToPath(import.meta.url), "--child", folder, step],
        { cwd: root, encoding: "utf8" },
      );
      if (status !== 0) throw new Error(stderr);
      process.stdout.write(stdout);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * One build in a process of its own, so that its peak of memory is its own.
 * @param {string} folder
 * @param {string} step
 */
async function measure(folder, step) {
  const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
  /** @type {typeof import("../src/store/index.ts")} */
  const { buildStore, openStore, tablesOf } = await import(join(dist, "store/index.js"));
  /** @type {typeof import("../src/sources/index.ts")} */
  const { openDossier, sourcesStage } = await import(join(dist, "sources/index.js"));
  /** @type {typeof import("../src/evidence/index.ts")} */
  const { eventMonths, eventMonthsStage, eventsStage } = await import(
    join(dist, "evidence/index.js")
  );
  /** @type {typeof import("../src/terms/index.ts")} */
  const { pairOf } = await import(join(dist, "terms/index.js"));
  const stages = [sourcesStage, eventsStage, eventMonthsStage];
  const store = join(folder, ".hamkor");
  const start = performance.now();
  await buildStore({ folder: store, stages, context: openDossier(folder), codeDigest: "bench" });
  const seconds = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  const reader = await openStore(store, tablesOf(stages));
  const times = [];
  for (let round = 0; round < 30; round += 1) {
    const asked = performance.now();
    await eventMonths(reader, pairOf("USA", "PRK"));
    times.push(performance.now() - asked);
  }
  const found = await eventMonths(reader, pairOf("USA", "PRK"));
  reader.close();
  const [dataset] = found.datasets;
  if (dataset === undefined) throw new Error("No event data were read.");
  const [first = 0, ...warm] = times;
  const middle = warm.sort((a, b) => a - b)[14] ?? 0;
  const counted = found.months.reduce((sum, one) => sum + (one.events ?? 0), 0);
  console.log(
    `${step}: ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB; rows ${dataset.rows} = ${dataset.used} used + ` +
      `${dataset.refused} refused + ${dataset.outOfScope} out of scope`,
  );
  console.log(
    `  series of a pair: first ${first.toFixed(1)} ms, then median ${middle.toFixed(1)} ms; ` +
      `${found.months.length} months, ${counted} events`,
  );
}

/**
 * @param {string} folder
 * @param {number} wanted
 * @param {number} perFile
 */
function makeDossier(folder, wanted, perFile) {
  writeFileSync(join(folder, "dossier.yaml"), settings);
  mkdirSync(join(folder, "events"));
  let rows = 0;
  let bytes = 0;
  let files = 0;
  while (rows < wanted) {
    const text = Array.from({ length: perFile }, (_, i) => shifted(files * perFile + i)).join("");
    const at = join(folder, "events", `${String(files).padStart(6, "0")}.export.CSV`);
    writeFileSync(at, text);
    rows += text.split("\n").length - 1;
    bytes += text.length;
    files += 1;
  }
  return { rows, bytes, files };
}

/** @param {string} folder */
function addFile(folder) {
  writeFileSync(join(folder, "events", "zzzzzz.export.CSV"), shifted(5000));
}

/**
 * The sample as it would stand so many days later, with ids of its own.
 * @param {number} days
 */
function shifted(days) {
  const dayOf = (/** @type {string} */ text) => {
    const at = Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8) + days);
    return new Date(at).toISOString().slice(0, 10).replaceAll("-", "");
  };
  const lines = readFileSync(sample, "utf8").split("\n");
  return lines
    .map((line) => {
      if (line === "") return line;
      const fields = line.split("\t");
      const [id = "", day = ""] = fields;
      const added = fields[59] ?? "";
      fields[0] = String(Number(id) + days * 10_000_000);
      fields[1] = dayOf(day);
      fields[59] = dayOf(added) + added.slice(8);
      return fields.join("\t");
    })
    .join("\n");
}
