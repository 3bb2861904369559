import { closeSync, openSync, readSync } from "node:fs";

/** Bytes that are held at once. */
const pieceBytes = 1 << 20;

/** Kept for the next file: thousands of small files would otherwise leave as many pieces behind. */
let spare: Buffer | undefined;

/**
 * The bytes of a file, one piece after the other: however large it is, one piece is held at a time.
 *
 * Shape: each piece is valid only until the next one is asked for.
 */
export function* piecesOf(path: string): Generator<Buffer> {
  const handle = openSync(path, "r");
  const piece = spare ?? Buffer.allocUnsafe(pieceBytes);
  spare = undefined;
  try {
    for (let count = 1; count > 0; ) {
      count = readSync(handle, piece, 0, pieceBytes, null);
      if (count > 0) yield piece.subarray(0, count);
    }
  } finally {
    spare = piece;
    closeSync(handle);
  }
}
