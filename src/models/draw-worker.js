// Runs the draws of one scenario in a thread of its own (drawJob.ts): plain JavaScript, because threads start it as it
// stands beside the compiled program. Sends progress, then the outcome or what was wrong.
import { parentPort, workerData } from "node:worker_threads";

/** @type {typeof import("./index.ts")} */
const { drawScenario, openScenario } = await import(new URL("./index.js", import.meta.url).href);
/** @type {typeof import("../sources/index.ts")} */
const { openDossier } = await import(new URL("../sources/index.js", import.meta.url).href);

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
