// Ten thousand questions made at random from the description of the API (TRUST A13): none may be answered in a way that is
// not described, none by a fault of the server. Then fifty readers at once for a while: how long matrix, cell, search and
// entry take (issue 8: 95 of 100 under 50 ms). Seeded; run after `npm run build`: node bench/api.mjs [questions] [seconds].
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerFault, questionMaker } from "./api/requests.mjs";

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
  await askAtRandom();
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

async function readTogether() {
  const addresses = {
    matrix: "/api/overview?pair=UZB-KAZ",
    cell: "/api/cell?pair=UZB-KAZ&direction=rivers&interest=economy",
    search: "/api/search?q=suv&mode=across&limit=20",
    entry: "/api/register/agreement/uzkz-2022-12-22-allied-treaty",
  };
  const names = /** @type {(keyof typeof addresses)[]} */ (Object.keys(addresses));
  const took = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
  const end = Date.now() + seconds * 1000;
  const reader = async (/** @type {number} */ number) => {
    for (let at = number; Date.now() < end; at += 1) {
      const name = names[at % names.length] ?? "matrix";
      const began = performance.now();
      await (await fetch(`${base}${addresses[name]}`)).arrayBuffer();
      took.get(name)?.push(performance.now() - began);
      // A reader looks at a page before asking for the next: once a second.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, number) => reader(number)));
  for (const [name, all] of took) {
    const sorted = all.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    console.log(
      `${name.padEnd(8)} n ${sorted.length}  median ${at(0.5)} ms  p95 ${at(0.95)} ms  (must 50)`,
    );
  }
}
