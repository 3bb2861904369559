// Runs in a thread of its own (parser.ts): plain JavaScript, because threads start it as it stands.
import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";
import { htmlText } from "./html-text.js";

Reflect.deleteProperty(globalThis, "fetch");

const result = await mammoth.convertToHtml(
  { buffer: Buffer.from(workerData.bytes) },
  {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    styleMap: [
      "p[style-name='Title'] => h1:fresh",
      "p[style-name='Subtitle'] => h2:fresh",
      "p[style-name^='List Bullet'] => ul > li:fresh",
      "p[style-name^='List Number'] => ol > li:fresh",
    ],
  },
);
parentPort?.postMessage(htmlText(result.value));
