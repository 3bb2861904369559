import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

// How long one run of the power scenarios takes, rivers included. Needs `npm run build`. No peer is known for this case.

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../../src/models/power/engine.ts")} */
const { power } = await import(join(dist, "models/power/engine.js"));
const dossier = join(root, "dossiers/central-asia");
const files = { text: (/** @type {string} */ path) => readFileSync(join(dossier, path), "utf8") };

for (const id of ["surkhan-puli-khumri", "casa-1000"]) {
  const { input, assumptions, levers, change } = parse(files.text(`scenarios/${id}.yaml`));
  const own = Object.fromEntries(
    [...assumptions, ...levers].map((/** @type {{id: string, value: number}} */ one) => [
      one.id,
      one.value,
    ]),
  );
  const prepared = power.prepare(input, files, id);
  const first = await time(own);
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < 8; at++) {
    best = Math.min(best, await time({ ...own, ...change, inflow: 0.9 + 0.01 * at }));
  }
  console.log(`${id}: first run ${first.toFixed(0)} ms, warm ${best.toFixed(0)} ms (must 300 ms)`);

  /** @param {import("../../src/models/engine.ts").Settings} settings */
  async function time(settings) {
    const began = performance.now();
    await power.run(prepared, settings);
    return performance.now() - began;
  }
}
