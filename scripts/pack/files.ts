/** In a page there is no disk: what is read comes with the pack (`bringContent`). */
export function readFileSync(): never {
  throw new Error("A page reads no files.");
}
