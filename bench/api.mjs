// Ten thousand questions made at random from the description of the API (TRUST A13): none may be answered in a way that is
// not described, none by a fault of the server. Then fifty readers at once for a while, each with a second to look at what
// came, and as many without: how long matrix, cell, search and entry take (issue 8: 95 of 100 under 50 ms). Seeded; run after `npm run build`: node bench/api.mjs [questions] [seconds].
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerFault, numbers, questionMaker } from "./api/requests.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.HAMKOR_DIST ?? join(root, "dist");
/** @type {typeof import("../src/pipeline.ts")} */
const { buildDossier } = await import(join(dist, "pipeline.js"));
/** @type {typeof import("../src/server/index.ts")} */
const { createApp, listen, openLive, routes } = await import(join(dist, "server/index.js"));

const [questions = 10_000, seconds = 60] = process.argv.slice(2).map(Number);
const folder = join(root, "dossiers/central-asia");
const store = mkdtempSync(join(tmpdir(), "hamkor-api-"));
await buildDossier(folder, { store });
const live = await openLive({ folder, store, watch: false, log: () => undefined });
// What is measured is the answers, not the patience.
const allowance = { perMinute: 1e12, atOnce: 1e12, least: 1 };
const app = createApp({
  live,
  routes,
  pages: new Map(),
  hosts: [],
  log: () => undefined,
  allowance,
});
const server = await listen(app, { port: 0, host: "127.0.0.1" });
const base = `http://127.0.0.1:${server.port}`;
try {
  if (questions > 0) await askAtRandom();
  await readTogether();
} finally {
  await server.close();
  await live.close();
  rmSync(store, { recursive: true, force: true });
}

/** What an address answers, of whatever shape. @param {string} address @returns {Promise<any>} */
async function read(address) {
  return (await fetch(`${base}${address}`)).json();
}

async function askAtRandom() {
  const description = await read("/api/openapi.json");
  const make = questionMaker(description, 1, await idsOf());
  /** @type {Map<number, number>} */
  const statuses = new Map();
  /** @type {string[]} */
  const faults = [];
  const began = Date.now();
  for (let at = 0; at < questions; at += 1) {
    const question = make();
    const { method, headers, body } = question;
    const sent = { method: method.toUpperCase(), headers, ...(body === undefined ? {} : { body }) };
    const answer = await fetch(`${base}${question.address}`, sent);
    await answer.arrayBuffer();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const fault = answerFault(question, answer);
    if (fault !== undefined) faults.push(`${question.address.slice(0, 120)}: ${fault}`);
    if (at % 1000 === 999) process.stderr.write(`${at + 1} asked\n`);
  }
  const told = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  const took = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${questions} questions in ${took} s; ${told.join(", ")}; ${faults.length} faults`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
}

async function idsOf() {
  /** @type {Record<string, string[]>} */
  const ids = {};
  for (const kind of ["agreement", "commitment", "dispute", "doctrine"]) {
    const { entries } = await read(`/api/register/${kind}?limit=50`);
    const path = "/api/register/{kind}/{id} id";
    ids[path] = [
      ...(ids[path] ?? []),
      ...entries.map((/** @type {{ id: string }} */ one) => one.id),
    ];
  }
  const { scenarios } = await read("/api/scenarios");
  const own = scenarios.map((/** @type {{ id: string }} */ one) => one.id);
  ids["/api/scenarios/{id} id"] = own;
  ids["/api/scenarios/{id}/detail id"] = own;
  return ids;
}

/** Fifty readers of many pages, with a second to look at each; then as many without any rest. */
async function readTogether() {
  const lists = await readersAddresses();
  for (const rest of [1000, 0]) {
    const took = new Map(Object.keys(lists).map((name) => [name, /** @type {number[]} */ ([])]));
    const cpu = process.cpuUsage();
    const began = performance.now();
    const end = began + seconds * 1000;
    await Promise.all(Array.from({ length: 50 }, (_, at) => reader(at, end, rest, lists, took)));
    const spent = process.cpuUsage(cpu);
    const asked = [...took.values()].reduce((sum, all) => sum + all.length, 0);
    const wall = (performance.now() - began) / 1000;
    const ms = (spent.user + spent.system) / 1000;
    console.log(
      `50 readers, ${rest} ms to look: ${(asked / wall).toFixed(0)} questions/s; ${(ms / asked).toFixed(2)} ms of CPU each, server and readers together`,
    );
    for (const [name, all] of took) console.log(`  ${name.padEnd(8)} ${told(all)}`);
  }
}

/** @param {number[]} all */
function told(all) {
  const sorted = all.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `n ${sorted.length}  median ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms  (must: p95 50)`;
}

/**
 * What readers ask: the matrix of every pair and of some days, every cell of the first pair and of the others, words in four
 * languages, every entry. A third of what they ask is the first of its list, as what is first is asked most.
 *
 * @returns {Promise<Record<string, string[]>>}
 */
async function readersAddresses() {
  const frame = await read("/api/frame");
  const pairs = frame.pairs.map((/** @type {{ id: string }} */ one) => one.id);
  const days = ["", "&asOf=2015", "&asOf=2020", "&asOf=2024-06-30"];
  /** @param {readonly string[]} list @param {(one: string) => readonly string[]} of */
  const each = (list, of) => list.flatMap((one) => [...of(one)]);
  const idOf = (/** @type {{ id: string }} */ one) => one.id;
  const directions = frame.directions.map(idOf);
  const interests = frame.interests.map(idOf);
  const words = [
    "suv",
    "gaz",
    "chegara",
    "су",
    "газ",
    "вода",
    "граница",
    "water",
    "border",
    "trade",
    "river*",
    "temir yoʻl",
  ];
  const entries = [];
  for (const kind of ["agreement", "commitment", "dispute", "doctrine"]) {
    const list = await read(`/api/register/${kind}?limit=1000`);
    entries.push(
      ...list.entries.map((/** @type {{ id: string }} */ { id }) => `/api/register/${kind}/${id}`),
    );
  }
  return {
    matrix: each(days, (day) =>
      pairs.map((/** @type {string} */ pair) => `/api/overview?pair=${pair}${day}`),
    ),
    cell: each(pairs, (pair) =>
      each(directions, (direction) =>
        interests.map(
          (/** @type {string} */ interest) =>
            `/api/cell?pair=${pair}&direction=${direction}&interest=${interest}`,
        ),
      ),
    ),
    search: each(words, (word) =>
      ["across", "folded", "exact"].map(
        (mode) => `/api/search?q=${encodeURIComponent(word)}&mode=${mode}&limit=20`,
      ),
    ),
    entry: entries,
  };
}

/**
 * @param {number} number @param {number} end @param {number} rest @param {Record<string, string[]>} lists
 * @param {Map<string, number[]>} took
 */
async function reader(number, end, rest, lists, took) {
  const next = numbers(`reader ${number}`);
  const names = Object.keys(lists);
  if (rest > 0) await sleep(next(rest));
  while (performance.now() < end) {
    const name = names[next(names.length)] ?? "matrix";
    const list = lists[name] ?? [];
    const address = list[next(3) === 0 ? 0 : next(list.length)];
    const began = performance.now();
    await (await fetch(`${base}${address}`)).arrayBuffer();
    took.get(name)?.push(performance.now() - began);
    if (rest > 0) await sleep(rest);
  }
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
