// CPU time of questions that were not asked before, in the process and compressed, and how long the thread that answers is
// held by an index. Nothing is asked beforehand. Run after `npm run build`: node bench/answers.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../src/pipeline.ts")} */
const { buildDossier } = await import(join(dist, "pipeline.js"));
/** @type {typeof import("../src/server/index.ts")} */
const { createApp, openLive, routes } = await import(join(dist, "server/index.js"));

const folder = join(root, "dossiers/central-asia");
const store = mkdtempSync(join(tmpdir(), "hamkor-answers-"));
await buildDossier(folder, { store });
const live = await openLive({ folder, store, watch: false, log: () => undefined });
const app = createApp({ live, routes, pages: new Map(), hosts: [], log: console.error });

/** @param {string} path @param {string} encoding */
const ask = (path, encoding = "gzip") =>
  app.request(`http://localhost${path}`, {
    headers: { host: "localhost", "accept-encoding": encoding },
  });

/** @param {string} name @param {readonly string[]} paths */
async function measure(name, paths) {
  const took = [];
  for (const path of paths) {
    const before = process.cpuUsage();
    await (await ask(path)).arrayBuffer();
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1000);
  }
  const first = took[0] ?? 0;
  const sorted = took.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(34)} n ${took.length}  first ${first.toFixed(1)} ms  median ${at(0.5)} ms  p90 ${at(0.9)} ms`,
  );
}

try {
  const frame = /** @type {any} */ (await (await ask("/api/frame", "identity")).json());
  const ids = (/** @type {{ id: string }[]} */ list) => list.map(({ id }) => id);
  const [first = "", second = "", ...rest] = ids(frame.pairs);
  const cells = (/** @type {string} */ pair) =>
    ids(frame.directions).flatMap((direction) =>
      ids(frame.interests).map(
        (interest) => `/api/cell?pair=${pair}&direction=${direction}&interest=${interest}`,
      ),
    );
  await measure("matrix of the first pair", [`/api/overview?pair=${first}`]);
  await measure("cells of the first pair", cells(first));
  await measure(
    "cells of the second, in 2020",
    cells(second).map((path) => `${path}&asOf=2020`),
  );
  await measure(
    "matrix of the other pairs",
    rest.map((pair) => `/api/overview?pair=${pair}`),
  );
  let last = performance.now();
  let held = 0;
  const timer = setInterval(() => {
    held = Math.max(held, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  await measure("the index", ["/api/indexes/cooperation"]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  clearInterval(timer);
  console.log(`${"thread held by the index, by the clock".padEnd(34)} ${held.toFixed(0)} ms`);
} finally {
  await live.close();
  rmSync(store, { recursive: true, force: true });
}
