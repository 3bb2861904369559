import { Problem } from "../terms/index.ts";

/** Bounds of what may be sent (TRUST A6). Unit: bytes; levels of nesting. */
export const bodyBounds = { bytes: 2 * 1024 * 1024, depth: 32 } as const;

/**
 * Reads a JSON body that is an object of plain values.
 *
 * Throws: `body-too-deep` before anything is parsed, `body-unreadable` when it is no JSON object. Neither says what was sent.
 */
export function readBody(text: string): Readonly<Record<string, unknown>> {
  if (depthOf(text) > bodyBounds.depth) {
    throw new Problem("body-too-deep", `At most ${bodyBounds.depth} levels of nesting are read.`);
  }
  const value = parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value));
  }
  throw unreadable();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): Problem {
  return new Problem("body-unreadable", "The body must be one JSON object: see /api/openapi.json.");
}

/** How deep brackets stand in each other, those inside strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i];
    if (isQuoted) {
      if (mark === "\\") i += 1;
      else if (mark === '"') isQuoted = false;
    } else if (mark === '"') isQuoted = true;
    else if (mark === "[" || mark === "{") {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (mark === "]" || mark === "}") depth -= 1;
  }
  return deepest;
}
