import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits } from "./limits.ts";

/** Why an archive was refused; `damaged` is everything that is no whole archive. */
export type Refusal = "damaged" | "too-large" | "too-many" | "path" | "link" | "locked";

/** The XML parts of an archive by name, or why nothing of it was taken. */
export type Archive =
  | { readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly refused: Refusal };

/**
 * Unpacks the XML parts of a Word document, counting bytes while they come (TRUST F3, F5, F6).
 *
 * What the archive says of its own sizes is not believed; pictures are counted and let go.
 */
export async function unpack(bytes: Uint8Array): Promise<Archive> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const archive = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true });
    return await readEntries(archive);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: reasonOf(error) };
  }
}

async function readEntries(archive: ZipFile): Promise<Archive> {
  const parts = new Map<string, Buffer>();
  const names = new Set<string>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    const refused = names.size >= limits.archiveEntries ? "too-many" : refusalOf(entry, names);
    if (refused !== undefined) return { refused };
    names.add(entry.fileName.toLowerCase());
    if (entry.fileName.endsWith("/")) continue;
    const most = Math.min(limits.entryBytes, limits.archiveBytes - total);
    const isKept = /\.(xml|rels)$/i.test(entry.fileName);
    const content = await inflate(archive, entry, most, isKept);
    if (content === undefined) return { refused: "too-large" };
    total += content.bytes;
    if (isKept) parts.set(entry.fileName, Buffer.concat(content.chunks));
  }
  return { parts };
}

function refusalOf(entry: Entry, names: ReadonlySet<string>): Refusal | undefined {
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (mode === 0o120000) return "link";
  if (entry.isEncrypted()) return "locked";
  if (names.has(entry.fileName.toLowerCase())) return "damaged";
  const isOdd = /[\u0000-\u001f:\u202a-\u202e\u2066-\u2069]|(^|\/)\.{1,2}(\/|$)|^\//u;
  return isOdd.test(entry.fileName) ? "path" : undefined;
}

/** The content of one entry; undefined once it has grown past the limit, which ends the reading. */
async function inflate(
  archive: ZipFile,
  entry: Entry,
  most: number,
  isKept: boolean,
): Promise<{ bytes: number; chunks: Buffer[] } | undefined> {
  const stream = await archive.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > most) {
      stream.destroy();
      return undefined;
    }
    if (isKept) chunks.push(chunk);
  }
  return { bytes, chunks };
}

function reasonOf(error: Error): Refusal {
  const isPath = /relative path|absolute path|invalid characters in fileName/i;
  return isPath.test(error.message) ? "path" : "damaged";
}

/** An archive of these parts and nothing else, unpacked: what a second reader then finds is what was inspected. */
export function pack(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const label = Buffer.from(name, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2); // names are UTF-8
    shared.writeUInt32LE(0x00210000, 6); // 1 January 1980: no clock
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from("PK\x03\x04"), shared, label, Buffer.from(content));
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), shared, tail, label);
    offset += 30 + label.length + content.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}
