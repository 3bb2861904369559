// Questions to the server made at random from its own description (OpenAPI): some that fit, some that do not.
import { createHash } from "node:crypto";

/**
 * @typedef {{ type?: string | string[], enum?: unknown[], minimum?: number, maximum?: number, maxLength?: number, pattern?: string }} Schema
 * @typedef {{ name: string, in: string, required?: boolean, schema?: Schema, example?: unknown }} Parameter
 * @typedef {{ parameters?: Parameter[], requestBody?: { content?: Record<string, { example?: Record<string, unknown> }> }, responses: Record<string, { content?: Record<string, unknown> }> }} Operation
 * @typedef {{ paths: Record<string, Record<string, Operation>> }} Description
 * @typedef {{ path: string, method: string, address: string, headers: Record<string, string>, body?: string, responses: Operation["responses"] }} Question
 */

/** Words that mean something to some question, and words that mean harm or nothing. */
const known = {
  pair: ["UZB-KAZ", "KAZ-UZB", "KGZ-TJK", "UZB-UZB", "AAA-BBB", "uzb-kaz", "UZB"],
  pairs: ["UZB-KAZ", "UZB-KAZ,KAZ-KGZ", "all", "x"],
  state: ["UZB", "KAZ", "USA", "ZZZ"],
  states: ["UZB,KAZ", "UZB", "ZZZ,,"],
  asOf: ["2024-01-01", "2013", "1991-12", "2026-13-45", "yesterday"],
  from: ["2020-01-01", "2015", "2013-06", "x"],
  to: ["2024-01-01", "2022", "2027"],
  kind: ["agreement", "commitment", "dispute", "doctrine", "meeting", "priority"],
  direction: ["trade", "rivers", "south", "moon"],
  interest: ["economy", "security", "none"],
  language: ["en", "ru", "kk", "uz-Latn", "uz-Cyrl", "xx"],
  q: [
    "water",
    "“joint use”",
    "Oʻzbekiston -gaz",
    "kind:agreement",
    "direction:",
    '"',
    "сув*",
    "(((",
  ],
  format: ["csv", "json", "parquet", "xlsx", "bib", "ris", "csl", "pdf"],
  concept: ["gdp-current-usd", "population", "no-such"],
  layer: ["countries", "rivers", "no-such"],
  columns: ["votes.kappa", "gdp.current_usd", "no.such", ""],
  first: ["uz-2012-foreign-policy-concept", "kz-2014-2020-foreign-policy-concept", "none"],
  second: ["kz-2014-2020-foreign-policy-concept", "kz-2020-2030-foreign-policy-concept"],
  set: ["ungadm", "voeten", "winter-price:0.04", "moon:1", ":", "regime:joint"],
  side: ["baseline", "change", "both"],
};
const accepted = [
  "text/csv",
  "application/json",
  "text/html",
  "application/vnd.apache.parquet",
  "*/*;q=0",
];
const hostile = [
  "",
  "../../etc/passwd",
  "%00",
  "' OR 1=1 --",
  "<script>alert(1)</script>",
  "\u202eabc",
  "𝔘𝔷𝔟",
  "0",
  "-1",
  "1e309",
  "NaN",
  "a".repeat(3000),
  "__proto__",
];

/**
 * A maker of questions from a description and a seed; the same seed makes the same questions.
 *
 * @param {Description} description
 * @param {number} seed
 * @param {Readonly<Record<string, readonly string[]>>} ids words to try besides, by the name of their parameter or path
 * @returns {() => Question}
 */
export function questionMaker(description, seed, ids = {}) {
  const next = numbers(seed);
  /** @template T @param {readonly T[]} list @returns {T} */
  const one = (list) => /** @type {T} */ (list[next(list.length)]);
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  /** @param {string} path @param {Parameter} parameter */
  const wordFor = (path, { name, schema = {}, example }) => {
    const roll = next(10);
    if (roll === 0) return one(hostile);
    // A route that is new is asked sensibly too: its own description says how.
    if (example !== undefined && roll < 4) return String(example);
    const own = ids[`${path} ${name}`] ?? ids[name];
    if (own !== undefined && own.length > 0 && roll < 8) return one(own);
    if (schema.enum !== undefined && roll < 9) return String(one(schema.enum));
    const words = /** @type {Record<string, string[]>} */ (known)[name];
    if (words !== undefined) return one(words);
    const types = [schema.type].flat();
    if (types.includes("integer") || types.includes("number")) {
      return String(next(Math.min((schema.maximum ?? 2030) + 2, 5000)) + (schema.minimum ?? 0) - 1);
    }
    return one([...Object.values(known).flat(), ...hostile]);
  };
  /** @param {Operation} operation */
  const bodyFor = ({ requestBody }) => {
    const example = Object.values(requestBody?.content ?? {})[0]?.example;
    if (example === undefined) return undefined;
    const roll = next(10);
    if (roll === 0) return one(hostile);
    const names = Object.keys(example);
    const wrong = one(names);
    const value = one([...hostile, 7, null, [], {}, ...known.language]);
    return JSON.stringify(roll < 5 ? example : { ...example, [wrong]: value });
  };
  return () => {
    const { path, method, operation } = one(operations);
    const given = (operation.parameters ?? []).filter(
      ({ required, in: place }) =>
        place === "path" || (required === true ? next(12) > 0 : next(2) > 0),
    );
    const query = new URLSearchParams();
    let address = path;
    for (const parameter of given) {
      const value = wordFor(path, parameter);
      if (parameter.in === "path") {
        address = address.replace(`{${parameter.name}}`, encodeURIComponent(value) || "%20");
      } else if (parameter.in === "query") query.append(parameter.name, value);
    }
    const tail = query.size === 0 ? "" : `?${query}`;
    const body = bodyFor(operation);
    /** @type {Record<string, string>} */
    const headers = next(3) === 0 ? { accept: one(accepted) } : {};
    if (body !== undefined) headers["content-type"] = "application/json";
    const { responses } = operation;
    const sent = body === undefined ? {} : { body };
    return { path, method, address: `${address}${tail}`, headers, responses, ...sent };
  };
}

/**
 * What is wrong with an answer, by the description; undefined when it is as described and no fault of the server.
 *
 * @param {Question} question
 * @param {{ status: number, headers: { get(name: string): string | null } }} answer
 */
export function answerFault({ responses }, { status, headers }) {
  if (status >= 500) return `status ${status}`;
  const described = responses[String(status)];
  if (described === undefined) return `status ${status} is not described`;
  const type = (headers.get("content-type") ?? "").split(";")[0] ?? "";
  const types = Object.keys(described.content ?? {});
  if (types.length > 0 && !types.includes(type))
    return `type ${type} is not among ${types.join(", ")}`;
  return undefined;
}

/** Numbers below a bound, the same for the same seed. @param {number | string} seed */
export function numbers(seed) {
  let state = createHash("sha256").update(String(seed)).digest();
  let at = 0;
  return (/** @type {number} */ bound) => {
    if (at + 4 > state.length) {
      state = createHash("sha256").update(state).digest();
      at = 0;
    }
    const word = state.readUInt32LE(at);
    at += 4;
    return word % bound;
  };
}
