// An index with its doubt: 1,000 replications of the ASEM index (51 states, 49 indicators; winsorisation, normalisation,
// weights and aggregation varied). Budget (DESIGN 12): 1 s, aim 0.2 s; COINr 1.1.14 took 97 s for as many on R 4.2.2. Both
// clocks are printed: processor time changes less on a busy machine. The first run is cold, the rest warm.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../../src/measures/index.ts")} */
const { composite, indexSensitivity, readCompositeTable, readIndex, uncertaintyOf } = await import(
  join(dist, "measures/index.js")
);
/** @type {typeof import("../../src/sources/index.ts")} */
const { parseCsv } = await import(join(dist, "sources/index.js"));

const folder = join(root, "test/measures/asem");
const asem = readIndex(readFileSync(join(folder, "asem.yaml"), "utf8"), "asem.yaml");
const table = parseCsv(readFileSync(join(folder, "asem_idata.csv")), "asem_idata.csv");
const data = readCompositeTable(asem, table);
if (asem.uncertainty.method !== "monte-carlo")
  throw new Error("the ASEM file asks for Monte Carlo");
const how = asem.uncertainty;

measure("all stages once", 5, () => composite(asem, data));
const times = measure(`${how.replications} replications`, 7, () =>
  uncertaintyOf(asem, data, how, ["Index"]),
);
measure("Sobol indices, base 512, 200 draws", 2, () => indexSensitivity(asem, data, how));
const best = Math.min(...times);
console.log(
  `${Math.round((how.replications / best) * 1000)} replications a second; budget 1000 ms, aim 200 ms: ` +
    `${best.toFixed(0)} ms of processor time, ${(best / 97_000).toFixed(5)} of the 97 s recorded for COINr`,
);

/**
 * @param {string} name
 * @param {number} times
 * @param {() => unknown} work
 * @returns {readonly number[]} processor time of each run, in milliseconds
 */
function measure(name, times, work) {
  const runs = Array.from({ length: times }, () => {
    const [cpu, clock] = [process.cpuUsage(), performance.now()];
    work();
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1000, clock: performance.now() - clock };
  });
  const [first] = runs;
  const warm = runs.slice(1).map((one) => one.cpu);
  console.log(
    `${name}: cold ${first?.cpu.toFixed(0)} ms processor (${first?.clock.toFixed(0)} ms clock), ` +
      `warm best ${Math.min(...warm).toFixed(0)} ms, worst ${Math.max(...warm).toFixed(0)} ms`,
  );
  return runs.map((one) => one.cpu);
}
