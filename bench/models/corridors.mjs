import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

// Shortest paths against scipy on one generated network, and how long one run of a scenario takes.
// Processor time, the best of several rounds, for the machine may be busy. Needs `npm run build`; scipy is asked when python3 has it, else the figure recorded here is named as recorded.

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../../src/numbers/index.ts")} */
const { createChance, createPathGraph, lengthsBySlot, shortestTree } = await import(
  join(dist, "numbers/index.js")
);
/** @type {typeof import("../../src/models/corridors/engine.ts")} */
const { corridors } = await import(join(dist, "models/corridors/engine.js"));

const side = 300;
const recorded = { scipyMs: 22, on: "2 cores shared with others, scipy 1.17.1, Python 3" };
const rounds = 25;

const network = makeNetwork();
const graph = createPathGraph(side * side, network.from, network.to);
const lengths = lengthsBySlot(graph, network.lengths);
const sources = Array.from({ length: 5 }, (_, i) => (i * 17_977) % (side * side));
const peer = askScipy();
const own = bestOf(rounds, () => shortestTree(graph, lengths, 0));
const sums = sources.map((source) => sumOf(shortestTree(graph, lengths, source).lengths));
const scipyMs = peer?.ms ?? recorded.scipyMs;
const told = peer === undefined ? `recorded (${recorded.on})` : `scipy ${peer.version}, same run`;
console.log(`shortest paths, ${graph.size} nodes, ${graph.heads.length} arcs, one to all`);
console.log(`  here ${own.toFixed(1)} ms; peer ${scipyMs.toFixed(1)} ms: ${told}`);
console.log(`  ratio ${(own / scipyMs).toFixed(2)} (must 1.2, aim 0.7)`);
if (peer !== undefined) {
  const off = Math.max(...sums.map((sum, i) => Math.abs(sum / (peer.sums[i] ?? 0) - 1)));
  console.log(
    `  sums of all distances from ${sources.length} places differ by at most ${off.toExponential(1)}`,
  );
}
await timeScenario("trans-afghan-railway");

/** A grid of roads both ways with uneven lengths, and a longer link for every tenth place. */
function makeNetwork() {
  const chance = createChance(7);
  /** @type {[number[], number[], number[]]} */
  const [from, to, all] = [[], [], []];
  /** @type {(a: number, b: number, length: number) => void} */
  const add = (a, b, length) => {
    from.push(a, b);
    to.push(b, a);
    all.push(length, length);
  };
  for (let place = 0; place < side * side; place++) {
    const length = () => 1 + 9 * chance.next();
    if ((place + 1) % side !== 0) add(place, place + 1, length());
    if (place + side < side * side) add(place, place + side, length());
    const far = chance.below(side * side);
    if (place % 10 === 0 && far !== place) add(place, far, 200 + 800 * chance.next());
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), lengths: Float64Array.from(all) };
}

/** @returns {{ ms: number, version: string, sums: number[] } | undefined} */
function askScipy() {
  const folder = mkdtempSync(join(tmpdir(), "hamkor-paths-"));
  try {
    writeFileSync(join(folder, "from"), network.from);
    writeFileSync(join(folder, "to"), network.to);
    writeFileSync(join(folder, "lengths"), network.lengths);
    const script = `
import json, sys, time
import numpy as np, scipy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
folder, size, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
a = np.fromfile(folder + "/from", dtype=np.int32)
b = np.fromfile(folder + "/to", dtype=np.int32)
w = np.fromfile(folder + "/lengths", dtype=np.float64)
order = np.lexsort((w, b, a)); a, b, w = a[order], b[order], w[order]
keep = np.r_[True, (a[1:] != a[:-1]) | (b[1:] != b[:-1])]
g = csr_matrix((w[keep], (a[keep], b[keep])), shape=(size, size))
sources = json.loads(sys.argv[4])
best = 1e9
for _ in range(rounds):
    start = time.process_time(); d = dijkstra(g, indices=sources[0], return_predecessors=True); best = min(best, time.process_time() - start)
print(json.dumps({"ms": best * 1000, "version": scipy.__version__, "sums": [float(dijkstra(g, indices=s).sum()) for s in sources]}))
`;
    const words = [
      "-c",
      script,
      folder,
      String(side * side),
      String(rounds),
      JSON.stringify(sources),
    ];
    return JSON.parse(
      execFileSync("python3", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return undefined; // no python3, or none with scipy
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} id */
async function timeScenario(id) {
  /** @param {string} path */
  const text = (path) => readFileSync(join(root, "dossiers/central-asia", path), "utf8");
  const scenario = parse(text(`scenarios/${id}.yaml`));
  const settings = Object.fromEntries(
    [...scenario.assumptions, ...scenario.levers].map(({ id: name, value }) => [name, value]),
  );
  const start = performance.now();
  const prepared = corridors.prepare(scenario.input, { text }, id);
  const prepare = performance.now() - start;
  const first = bestOf(1, () => corridors.run(prepared, settings));
  const run = bestOf(rounds, () => corridors.run(prepared, { ...settings, ...scenario.change }));
  console.log(
    `scenario ${id}: prepare ${prepare.toFixed(0)} ms, first run ${first.toFixed(0)} ms, run ${run.toFixed(1)} ms (must 50)`,
  );
}

/**
 * @param {number} times
 * @param {() => unknown} work
 */
function bestOf(times, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** @param {Float64Array} values */
function sumOf(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
