// Pages without a program behind them: in one file, or on a web server that only hands out files.
import type { Pack, PackHead, PackReply, ReadPart } from "../../src/server/contract.ts";

const element = document.getElementById("pack-head");

/** What the pack of these pages is about; undefined where a program answers. */
export const packed: PackHead | undefined =
  element === null ? undefined : (JSON.parse(element.textContent ?? "") as PackHead);

if (packed) document.documentElement.dataset.packed = packed.form; // what only a server hands out is not offered

const read: ReadPart = packed?.form === "site" ? readFile : readInside;

/** A part that lies in this very file: deflated, in base64. */
async function readInside(name: string): Promise<string> {
  const text = document.getElementById(`pack-${name}`)?.textContent ?? "";
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

/** A part that lies beside this page, as a file. */
async function readFile(name: string): Promise<string> {
  const response = await fetch(new URL(`data/${name}.json`, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}

// The script that stands before the pages' own answers out of parts.
const door = globalThis as { hamkorPack?: { openPack(read: ReadPart): Pack } };
const pack = packed && door.hamkorPack?.openPack(read);

/** Asks the pack. Missing: undefined where a program answers instead. */
export function askPack(question: string): Promise<PackReply> | undefined {
  return pack?.ask(question);
}
