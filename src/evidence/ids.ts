import { hash } from "node:crypto";

/** The id of a coding: the same words, direction and rule in the same document always give the same. */
export function makeId(
  document: string,
  start: number,
  end: number,
  direction: string,
  rule: string,
): string {
  const place = `${document}|${start}|${end}|${direction}|${rule}`;
  return `e-${hash("sha256", place, "hex").slice(0, 16)}`;
}
