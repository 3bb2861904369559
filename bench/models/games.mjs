// All equilibria of games of two, exactly, beside lrsnash (Debian package lrslib) when it is installed. Budget (DESIGN 12):
// the 6 × 6 game with 75 equilibria in 30 times the time of lrs, aim 5 times. Ours runs warm in this process; lrsnash is
// a process a run, so its time is given with its start and without (less a run on a game of one cell). Random games of 9 × 9
// and 11 × 11 show larger work, where starting no longer matters. Then a nucleolus of ten players.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../../src/models/index.ts")} */
const { extremeEquilibria, nucleolus } = await import(join(dist, "models/index.js"));
/** @type {typeof import("../../src/numbers/index.ts")} */
const { createChance, fraction } = await import(join(dist, "numbers/index.js"));

const reference = join(root, "../shared/data/reference/games/games.json");
const folder = mkdtempSync(join(tmpdir(), "hamkor-bench-"));
const hasPeer = spawnSync("lrsnash", [], { timeout: 5000 }).error === undefined;
console.log(
  hasPeer ? "peer: lrsnash is installed" : "peer: lrsnash is not installed; no ratio is printed",
);
const startUp = hasPeer ? peerTime([[1]], [[1]], 30).best : 0;

if (existsSync(reference)) {
  const cases = JSON.parse(readFileSync(reference, "utf8"));
  const { A, B } = cases.find((/** @type {{id: string}} */ one) => one.id === "vonstengel_6x6_75");
  compare("6 × 6 with 75 equilibria (must 30, aim 5)", A, B, 40);
} else {
  console.log("../shared is absent: the 75-equilibria game is not timed");
}
for (const size of [9, 11]) {
  const chance = createChance(size);
  const matrix = () =>
    Array.from({ length: size }, () =>
      Array.from({ length: size }, () => chance.below(2001) - 1000),
    );
  compare(`random ${size} × ${size}`, matrix(), matrix(), 3);
}

const chance = createChance(10);
const values = Array.from({ length: 1024 }, (_, mask) =>
  fraction(mask === 0 ? 0 : chance.below(1000) + 3000 * Math.log2(mask & -mask || 1)),
);
const players = Array.from({ length: 10 }, (_, i) => `p${i}`);
console.log(
  `nucleolus of 10 players, 1,024 groups: ${time(3, () => nucleolus({ players, values }, "pre")).best.toFixed(0)} ms`,
);

/**
 * @param {string} name
 * @param {readonly (readonly number[])[]} first
 * @param {readonly (readonly number[])[]} second
 * @param {number} times
 */
function compare(name, first, second, times) {
  /** @param {readonly (readonly number[])[]} rows */
  const exact = (rows) => rows.map((row) => row.map((cell) => fraction(cell)));
  /** @type {Parameters<typeof extremeEquilibria>[0]} */
  const game = {
    players: ["first", "second"],
    strategies: [first.map(String), (first[0] ?? []).map(String)],
    payoffs: [exact(first), exact(second)],
  };
  let found = 0;
  const own = time(times, () => {
    found = extremeEquilibria(game).length;
  });
  const told = `${name}: ${found} equilibria in ${own.best.toFixed(2)} ms (middle ${own.middle.toFixed(2)})`;
  if (!hasPeer) return console.log(told);
  const peer = peerTime(first, second, times);
  const net = Math.max(0.05, peer.best - startUp);
  if (peer.found !== found) console.log(`lrsnash finds ${peer.found}: NOT THE SAME`);
  console.log(
    `${told}; lrsnash ${peer.best.toFixed(2)} ms, ${net.toFixed(2)} without its start: ` +
      `ratio ${(own.best / peer.best).toFixed(2)}, without its start ${(own.best / net).toFixed(2)}`,
  );
}

/**
 * @param {readonly (readonly number[])[]} first
 * @param {readonly (readonly number[])[]} second
 * @param {number} times
 */
function peerTime(first, second, times) {
  const path = join(folder, `game-${first.length}.txt`);
  /** @param {readonly (readonly number[])[]} rows */
  const lines = (rows) => rows.map((row) => row.join(" ")).join("\n");
  writeFileSync(
    path,
    `${first.length} ${first[0]?.length}\n\n${lines(first)}\n\n${lines(second)}\n`,
  );
  let found = 0;
  const taken = time(times, () => {
    const { stdout } = spawnSync("lrsnash", [path], { encoding: "utf8" });
    found = Number(/equilibria found: (\d+)/.exec(stdout ?? "")?.[1] ?? Number.NaN);
  });
  return { ...taken, found };
}

/**
 * @param {number} times
 * @param {() => unknown} work
 */
function time(times, work) {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { best: taken[0] ?? 0, middle: taken[Math.floor(times / 2)] ?? 0 };
}
