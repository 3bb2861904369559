// Runs in a thread of its own (parser.ts): plain JavaScript, because threads start it as it stands.
// Sends the glyphs of each page with their places; pdf-lines.ts makes lines of them.
import { parentPort, workerData } from "node:worker_threads";
import { Pen, penActions } from "./pdf-glyphs.js";

/** @type {(this: ArrayBuffer, length?: number) => ArrayBuffer} */
const moveBuffer = function (length) {
  const moved = new ArrayBuffer(length ?? this.byteLength);
  const kept = Math.min(moved.byteLength, this.byteLength);
  new Uint8Array(moved).set(new Uint8Array(this, 0, kept));
  return moved;
};

// pdf.js 5 expects these of newer engines than Node 20.
for (const name of ["transfer", "transferToFixedLength"]) {
  if (name in ArrayBuffer.prototype) continue;
  Object.defineProperty(ArrayBuffer.prototype, name, { value: moveBuffer, writable: true });
}
// Nothing in a document may reach the network.
Reflect.deleteProperty(globalThis, "fetch");
Reflect.deleteProperty(globalThis, "WebSocket");

const { getDocument, OPS } = await import("unpdf/pdfjs");

/** @param {import("unpdf/pdfjs").PDFPageProxy} page */
async function readPage(page) {
  const view = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList({ annotationMode: 0 });
  const pen = new Pen(view.transform);
  const actions = penActions(pen, OPS, (name) => findFont(page, name));
  for (const [index, code] of list.fnArray.entries()) actions[code]?.(list.argsArray[index] ?? []);
  return { ...pen.finish(), width: view.width, height: view.height };
}

/** @param {import("unpdf/pdfjs").PDFPageProxy} page @param {unknown} name */
function findFont(page, name) {
  if (typeof name !== "string" || !page.commonObjs.has(name)) return undefined;
  const font = page.commonObjs.get(name);
  if (typeof font !== "object" || font === null) return undefined;
  const bold = font.bold === true || /bold/i.test(String(font.name));
  return { fontMatrix: font.fontMatrix, bold };
}

/** @param {unknown} error @returns {string} */
function nameOf(error) {
  return error instanceof Error ? error.name : "";
}

async function main() {
  const task = getDocument({
    data: new Uint8Array(workerData.bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  const document = await task.promise;
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  parentPort?.postMessage({ type: "document", pages: document.numPages, info: textsOf(info) });
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const glyphs = await readPage(page);
      parentPort?.postMessage({ type: "page", number, glyphs });
      page.cleanup();
    } catch (error) {
      parentPort?.postMessage({ type: "page", number, problem: nameOf(error) });
    }
  }
}

/** @param {object} info @returns {Record<string, string>} */
function textsOf(info) {
  const pairs = Object.entries(info).filter((pair) => typeof pair[1] === "string");
  return Object.fromEntries(pairs);
}

try {
  await main();
} catch (error) {
  parentPort?.postMessage({ type: "problem", name: nameOf(error) });
}
process.exit(0);
