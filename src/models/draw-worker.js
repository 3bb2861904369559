// Runs the draws of one scenario in a thread of its own (drawJob.ts): plain JavaScript, because threads start it as it
// stands beside the compiled program. Sends progress, then the outcome or what was wrong.
import { parentPort, workerData } from "node:worker_threads";

// Named when it runs: beside this script stands the compiled program, whose files end in .js.
const compiled = (/** @type {string} */ room) =>
  import(new URL(`${room}/index.js`, import.meta.url).href);
/** @type {typeof import("./index.ts")} */
const { drawScenario, openScenario } = await compiled(".");
/** @type {typeof import("../sources/index.ts")} */
const { openDossier } = await compiled("../sources");

const { folder, id, given } = workerData;
let told = 0;
try {
  const open = openScenario(openDossier(folder), id);
  const outcome = await drawScenario(open, given, {
    onProgress: (done, total) => {
      // Twenty words a second are enough for a reader.
      if (done < total && Date.now() - told < 50) return;
      told = Date.now();
      parentPort?.postMessage({ done, total });
    },
  });
  parentPort?.postMessage({ outcome });
} catch (error) {
  const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
  parentPort?.postMessage({ problem: { code: code ?? "unexpected", message } });
}
