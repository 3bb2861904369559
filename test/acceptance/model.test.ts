import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Copy, copyDossier, root, run } from "./setting.ts";

// A language model beside the rules, from the command to the coefficients, with a server that speaks its protocol.

let copy: Copy;
let server: Server;
const here = (): readonly string[] => ["--dossier", copy.folder, "--store", copy.store, "--json"];

/** Codes every sentence of a passage alike: a poor coder, but an honest one about the words. */
function answerTo(body: string): string {
  const { messages } = JSON.parse(body) as { messages: readonly { content: string }[] };
  const passage = (messages[1]?.content ?? "").split("\n").slice(1, -1).join("\n");
  const quotes = passage.match(/[^.!?]+[.!?]/g) ?? [];
  const statements = quotes.map((quote) => ({
    quote: quote.trim(),
    kind: "fact",
    directions: [],
  }));
  const content = JSON.stringify({
    statements: [...statements, { ...statements[0], quote: "No." }],
  });
  return JSON.stringify({ choices: [{ message: { role: "assistant", content } }] });
}

beforeAll(async () => {
  copy = copyDossier(join(root, "test", "region", "dossier"));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.end(answerTo(Buffer.concat(chunks).toString("utf8"))));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  server.close();
  copy.remove();
});

const json = async (...words: readonly string[]) => {
  const ended = await run(...words, ...here());
  expect(ended.error).toBe("");
  return JSON.parse(ended.out);
};

describe("hamkor code and hamkor agreement", () => {
  it("keep what a model says word for word, build it in, and tell how far it agrees", async () => {
    await json("build");
    expect(await json("agreement")).toEqual([]);
    const [one] = (await json("search", "treaty")).hits;
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const asked = ["code", one.document, "--address", address, "--model", "poor/one"];
    const [told] = await json(...asked);
    expect(told.statements).toBeGreaterThan(0);
    expect(told.refused["quote-not-found"]).toBe(told.passages);
    expect(told.file).toBe(`codings/poor-one/${one.document}.json`);
    const kept = JSON.parse(copy.read(told.file));
    expect(kept.statements).toHaveLength(told.statements);

    expect((await json("build")).findings.error).toBe(0);
    const [pair] = await json("agreement");
    expect(pair.coders).toEqual(["rules", "model:poor/one"]);
    const kind = pair.fields.find((field: { field: string }) => field.field === "kind");
    expect(kind.n).toBeGreaterThan(0);
    expect(kind.raw).toBeLessThan(1);
    // Who says the same of everything shows no agreement beyond chance, however often it is right.
    expect(Math.abs(kind.kappa ?? 0)).toBeLessThan(1e-9);
  });

  it("ask no model unless an address and a model are named", async () => {
    const ended = await run("code", "any", "--dossier", copy.folder, "--store", copy.store);
    expect(ended.code).not.toBe(0);
    expect(ended.error).toMatch(/no model is asked by default/);
  });
});
