interface ZipFile {
  readonly name: string;
  readonly content: string;
}

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The check sum of bytes by which archives are held. Source: ISO 3309 (CRC-32). */
export function crcOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * Files as a ZIP archive, each as it is: tables of figures are small, and a page has no packer that every browser knows.
 *
 * Source: PKWARE APPNOTE 6.3.10, 4.3 and 4.4.
 */
export function storedZip(files: readonly ZipFile[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const [path, bytes] = [utf8(name), utf8(content)];
    const about = numbers([20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crcOf(bytes), 4]);
    const sizes = numbers([bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]);
    const place = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    parts.push(numbers([0x04034b50, 4]), about, sizes, path, bytes);
    central.push(numbers([0x02014b50, 4], [20, 2]), about, sizes, place, path);
    offset += 30 + path.length + bytes.length;
  }
  const length = central.reduce((sum, one) => sum + one.length, 0);
  const count = files.length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [length, 4],
    [offset, 4],
    [0, 2],
  );
  return new Blob([...parts, ...central, end]);
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Numbers one after the other, the least significant byte first. */
function numbers(...fields: readonly (readonly [value: number, bytes: number])[]) {
  const bytes = fields.flatMap(([value, size]) =>
    Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256),
  );
  return Uint8Array.from(bytes);
}
