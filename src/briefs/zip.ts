import { crc32, deflateRawSync } from "node:zlib";
import type { ZipFile } from "./zipFile.ts";

const localMark = 0x04034b50;
const centralMark = 0x02014b50;
const endMark = 0x06054b50;
const version = 20; // 2.0: deflate
const utf8Names = 0x0800;
const deflated = 8;
const firstDay = 0x0021; // 1 January 1980: an archive holds no clock

/**
 * Files as a ZIP archive, deflated, in the order given.
 *
 * Throws: nothing for what fits 4 GB; the caller writes tables, not films. Source: PKWARE APPNOTE 6.3.10, 4.3 and 4.4.
 */
export function toZip(files: readonly (ZipFile | ZipBytes)[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const packed = deflateRawSync(bytes, { level: 6 });
    const path = Buffer.from(name, "utf8");
    const about = describe(crc32(bytes), packed.length, bytes.length, path.length);
    const local = Buffer.concat([numbers([localMark, 4]), about, path, packed]);
    const place = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    central.push(Buffer.concat([numbers([centralMark, 4], [version, 2]), about, place, path]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count: Field = [files.length, 2];
  const end = numbers(
    [endMark, 4],
    [0, 2],
    [0, 2],
    count,
    count,
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  );
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

/** A file of bytes, as a picture is, for an archive. */
export interface ZipBytes {
  readonly name: string;
  readonly content: Uint8Array;
}

type Field = readonly [value: number, bytes: 2 | 4];

/** What the local header and the directory say alike of a file, from the version needed to the lengths. */
function describe(crc: number, packed: number, size: number, name: number): Buffer {
  return numbers(
    [version, 2],
    [utf8Names, 2],
    [deflated, 2],
    [0, 2],
    [firstDay, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [name, 2],
    [0, 2],
  );
}

/** Numbers one after the other, the least significant byte first. */
function numbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
