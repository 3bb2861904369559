// Sets briefs as files and runs their scenarios in a thread of its own (briefPress.ts): plain JavaScript, because threads start it as it stands
// beside the compiled program. Each answer has the number of its question.
import { parentPort } from "node:worker_threads";

// Named when it runs: beside this script stands the compiled program, whose files end in .js.
const compiled = (/** @type {string} */ name) =>
  import(new URL(`${name}.js`, import.meta.url).href);
/** @type {typeof import("./briefSet.ts")} */
const { setBrief } = await compiled("./briefSet");
/** @type {typeof import("./briefWorkings.ts")} */
const { ranScenario } = await compiled("./briefWorkings");
/** @type {typeof import("../sources/index.ts")} */
const { openDossier } = await compiled("../sources/index");

parentPort?.on("message", async ({ number, brief, form, folder, scenario }) => {
  try {
    if (scenario === undefined) {
      const bytes = await setBrief(brief, form);
      parentPort?.postMessage({ number, bytes });
    } else {
      const ran = await ranScenario(openDossier(folder), scenario);
      parentPort?.postMessage({ number, ran });
    }
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
    parentPort?.postMessage({ number, problem: { code: code ?? "unexpected", message } });
  }
});
