import { brotliDecompressSync } from "node:zlib";

// Reads which characters a WOFF 2 font can draw. Source: WOFF File Format 2.0, sections 4 and 5;
// OpenType specification, table cmap, formats 4 and 12.

const cmapIndex = 0; // place of "cmap" in the list of known tags
const transformed = new Set([10, 11]); // glyf and loca are transformed unless their flag says 3
const ownTag = 63;

interface Table {
  readonly tag: number;
  readonly start: number;
}

function readTables(font: Buffer): { tables: readonly Table[]; dataStart: number } {
  let at = 48;
  const readNumber = () => {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = font[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return value;
  };
  const tables: Table[] = [];
  let start = 0;
  for (let left = font.readUInt16BE(12); left > 0; left--) {
    const flags = font[at++] ?? 0;
    const tag = flags & 63;
    if (tag === ownTag) at += 4;
    const plain = readNumber();
    const version = flags >> 6;
    const isTransformed = transformed.has(tag) ? version !== 3 : version !== 0;
    tables.push({ tag, start });
    start += isTransformed ? readNumber() : plain;
  }
  return { tables, dataStart: at };
}

function readFormat4(cmap: Buffer, at: number, found: Set<number>): void {
  const count = cmap.readUInt16BE(at + 6) / 2;
  for (let i = 0; i < count; i++) {
    const end = cmap.readUInt16BE(at + 14 + i * 2);
    const start = cmap.readUInt16BE(at + 16 + count * 2 + i * 2);
    for (let code = start; code <= end && code < 0xffff; code++) found.add(code);
  }
}

function readFormat12(cmap: Buffer, at: number, found: Set<number>): void {
  for (let i = 0; i < cmap.readUInt32BE(at + 12); i++) {
    const start = cmap.readUInt32BE(at + 16 + i * 12);
    const end = cmap.readUInt32BE(at + 20 + i * 12);
    for (let code = start; code <= end; code++) found.add(code);
  }
}

/** The characters that a font can draw. Throws: when the file is not WOFF 2. */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  if (font.toString("latin1", 0, 4) !== "wOF2") throw new Error("Not a WOFF 2 font.");
  const { tables, dataStart } = readTables(font);
  const data = brotliDecompressSync(font.subarray(dataStart, dataStart + font.readUInt32BE(20)));
  const cmap = data.subarray(tables.find(({ tag }) => tag === cmapIndex)?.start ?? 0);
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(8 + i * 8);
    const format = cmap.readUInt16BE(at);
    if (format === 4) readFormat4(cmap, at, found);
    if (format === 12) readFormat12(cmap, at, found);
  }
  return found;
}
