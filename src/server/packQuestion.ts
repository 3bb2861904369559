/** A question as a pack knows it: path, and the words of the query that say something. */
export interface PackQuestion {
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Questions in which the order of the two states matters. */
const ordered = /^\/api\/(similarity|ideal-points)$/;

/**
 * A question in its one form: what is empty, usual or the pack's own day is left out, the rest stands in order.
 *
 * Shape: another day stays in the question, to which a pack then has no answer.
 */
export function readQuestion(address: string, day: string): PackQuestion {
  const at = address.indexOf("?");
  const path = at < 0 ? address : address.slice(0, at);
  const said = new URLSearchParams(at < 0 ? "" : address.slice(at + 1));
  const query = [...said]
    .filter(([name, value]) => value !== "" && !isUsual(path, name, value, day))
    .map(([name, value]) => [name, name === "pair" ? pairIn(path, value) : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { path, query: new Map(query) };
}

/** The text under which an answer is kept. */
export function keyOf({ path, query }: PackQuestion): string {
  const words = [...query].map(([name, value]) => `${name}=${value}`).join("&");
  return words === "" ? path : `${path}?${words}`;
}

function isUsual(path: string, name: string, value: string, day: string): boolean {
  if (name === "asOf") return value === day && path !== "/api/search";
  if (name === "to") return value === day && path === "/api/changes";
  if (name === "by") return value === "year";
  if (name === "side") return value === "change";
  return name === "offset" && value === "0";
}

function pairIn(path: string, pair: string): string {
  const states = pair.split("-");
  return ordered.test(path) ? pair : states.sort().join("-");
}
