// Works one index out in a thread of its own (compositeJob.ts): plain JavaScript, because threads start it as it stands
// beside the compiled program. Sends the answer, or what was wrong.
import { parentPort, workerData } from "node:worker_threads";

// Named when it runs: beside this script stands the compiled program, whose files end in .js.
const compiled = (/** @type {string} */ room) =>
  import(new URL(`${room}/index.js`, import.meta.url).href);
/** @type {typeof import("./index.ts")} */
const { answerIndex } = await compiled(".");

/** @type {import("./compositeJob.ts").IndexMatter} */
const { definition, data, gaps, origins, sources } = workerData;
try {
  const whole = {
    ...data,
    gaps: (/** @type {number} */ indicator, /** @type {number} */ row) => gaps[indicator]?.[row],
    origins: (/** @type {number} */ indicator, /** @type {number} */ row) =>
      origins[indicator]?.[row] ?? [],
  };
  parentPort?.postMessage({ answer: answerIndex(definition, whole, sources) });
} catch (error) {
  const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
  parentPort?.postMessage({ problem: { code, message } });
}
