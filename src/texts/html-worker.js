// Runs in a thread of its own (parser.ts): plain JavaScript, because threads start it as it stands.
import { parentPort, workerData } from "node:worker_threads";
import { htmlText } from "./html-text.js";

parentPort?.postMessage(htmlText(workerData.html));
