import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerFault, questionMaker } from "../../bench/api/requests.mjs";
import type { EntryList, ScenarioList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-random-"));
// What is tried here is the answers, not the patience.
const ample = { perMinute: 1e12, atOnce: 1e12, least: 1 };
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

const ask = (address: string) =>
  app.request(`http://localhost${address}`, { headers: { host: "localhost" } });
const read = async <T>(address: string): Promise<T> => (await (await ask(address)).json()) as T;

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({
    live,
    routes,
    pages: new Map(),
    hosts: [],
    log: () => undefined,
    allowance: ample,
  });
}, 180_000);

afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
    readonly example?: string | number;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: object; readonly example: object }>
    >;
  };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: object }>
  >;
}
interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: object;
}
const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** The address and the body of an operation's own example, with all its parts or with those that must be there. */
function exampleOf(path: string, { parameters = [], requestBody }: Operation, all: boolean) {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place, required = false, example } of parameters) {
    if (required) expect([path, name, example]).not.toEqual([path, name, undefined]);
    if (example === undefined) continue;
    if (place === "path") {
      address = address.replace(`{${name}}`, encodeURIComponent(String(example)));
    } else if (required || all) query.set(name, String(example));
  }
  const body = Object.values(requestBody?.content ?? {})[0]?.example;
  return { address: query.size === 0 ? address : `${address}?${query}`, body };
}

describe("the description of the API", () => {
  it("A13: has an example of every operation, and each is answered in the shape that is promised", async () => {
    const description = await read<Description>("/api/openapi.json");
    const operations = operationsOf(description);
    expect(operations.length).toBeGreaterThan(routes.length);
    for (const { path, method, operation } of operations) {
      for (const all of [false, true]) {
        const { address, body } = exampleOf(path, operation, all);
        const answer = await app.request(`http://localhost${address}`, {
          method: method.toUpperCase(),
          headers: { host: "localhost", "content-type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        expect([address, answer.status]).toEqual([address, 200]);
        const route = routes.find((one) => one.path === path && (one.method ?? "get") === method);
        const type = answer.headers.get("content-type")?.split(";")[0];
        expect(Object.keys(operation.responses["200"]?.content ?? {})).toContain(type);
        if (route === undefined || route.forms !== undefined || type !== "application/json")
          continue;
        const told: unknown = await answer.json();
        // A shape drops what it does not know: equal means that nothing undocumented was sent.
        expect(route.answer.parse(told), address).toEqual(told);
      }
    }
  }, 300_000);

  it("is OpenAPI 3.1: names are unique, addresses and parts agree, schemas are JSON Schema 2020-12", async () => {
    const description = await read<Description>("/api/openapi.json");
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.info).toMatchObject({ title: "Hamkor", version: "1" });
    const operations = operationsOf(description);
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();
      const parts = operation.parameters ?? [];
      const declared = parts.filter((one) => one.in === "path");
      expect([path, declared.map(({ name }) => name).sort()]).toEqual([path, inPath]);
      expect(declared.every(({ required }) => required === true)).toBe(true);
      expect(new Set(parts.map((one) => `${one.in} ${one.name}`)).size).toBe(parts.length);
      for (const [status, { description: told }] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(told.length).toBeGreaterThan(5);
      }
    }
    const faults = schemaFaults(description, description);
    expect(faults).toEqual([]);
  });
});

const typeNames = ["string", "number", "integer", "boolean", "object", "array", "null"];

/** What in a document could be no schema of JSON Schema 2020-12, wherever a schema stands. */
function schemaFaults(document: object, value: unknown, at = "#"): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const one = value as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  if (typeof one.$ref === "string" && !refers(document, one.$ref))
    faults.push(`${at}: ${one.$ref}`);
  // Names of parts are told apart from keywords by where they stand.
  if (!/\/(?:properties|paths|example|headers)$/.test(at)) {
    const types = [one.type ?? []].flat().filter((type) => typeof type === "string");
    if (/schema|items|properties\/[^/]+$/.test(at)) {
      faults.push(
        ...types.filter((type) => !typeNames.includes(type)).map((type) => `${at}: ${type}`),
      );
    }
    if ("nullable" in one) faults.push(`${at}: nullable is of OpenAPI 3.0`);
    for (const bound of [
      "exclusiveMinimum",
      "exclusiveMaximum",
      "minimum",
      "maximum",
      "maxLength",
    ]) {
      if (bound in one && typeof one[bound] !== "number") faults.push(`${at}: ${bound}`);
    }
    if (typeof one.pattern === "string") new RegExp(one.pattern, "u");
    if (Array.isArray(one.enum) && one.enum.length === 0) faults.push(`${at}: empty enum`);
    if (Array.isArray(one.required) && typeof one.properties === "object") {
      const known = Object.keys(one.properties ?? {});
      faults.push(
        ...one.required
          .filter((name) => !known.includes(String(name)))
          .map((name) => `${at}: ${name}`),
      );
    }
  }
  return [
    ...faults,
    ...Object.entries(one).flatMap(([name, inner]) =>
      schemaFaults(document, inner, `${at}/${name}`),
    ),
  ];
}

function refers(document: object, reference: string): boolean {
  let at: unknown = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }
  return at !== undefined;
}

describe("A13: questions made at random from the description of the API", () => {
  it("are answered as described, and never by a fault of the server", async () => {
    const description = await read<Parameters<typeof questionMaker>[0]>("/api/openapi.json");
    const { entries } = await read<EntryList>("/api/register/agreement");
    const { scenarios } = await read<ScenarioList>("/api/scenarios");
    const make = questionMaker(description, 13, {
      "/api/register/{kind}/{id} id": entries.map((one) => one.id),
      "/api/scenarios/{id} id": scenarios.map((one) => one.id),
      "/api/scenarios/{id}/detail id": scenarios.map((one) => one.id),
    });
    const faults: string[] = [];
    const statuses = new Set<number>();
    // The bench asks ten thousand (`node bench/api.mjs`); here as many as a suite can wait for.
    for (let at = 0; at < 300; at += 1) {
      const question = make();
      const { method, headers, body } = question;
      const answer = await app.request(`http://localhost${question.address}`, {
        method: method.toUpperCase(),
        headers: { host: "localhost", ...headers },
        ...(body === undefined ? {} : { body }),
      });
      await answer.arrayBuffer();
      statuses.add(answer.status);
      const fault = answerFault(question, answer);
      if (fault !== undefined) faults.push(`${question.address.slice(0, 160)}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(statuses.has(200)).toBe(true);
    expect(statuses.has(400)).toBe(true);
  }, 300_000);
});
