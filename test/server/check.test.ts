import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckedText, checkedText, type DocumentList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

// The shipped dossier: its own notes are what is checked.
const folder = "dossiers/central-asia";
const store = mkdtempSync(join(tmpdir(), "hamkor-check-"));
const logged: string[] = [];
let live: LiveDossier;
let now = 0;
const make = () =>
  createApp({
    live,
    routes,
    pages: new Map(),
    hosts: [],
    log: (line) => logged.push(line),
    now: () => now,
  });
let app: ReturnType<typeof createApp>;

const address = "http://localhost";
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`${address}${path}`, { headers: { host: "localhost", ...headers } });
const send = (body: unknown, path = "/api/check", headers: Record<string, string> = {}) =>
  app.request(`${address}${path}`, {
    method: "POST",
    headers: { host: "localhost", "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { readonly code: string }).code;

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: (line) => logged.push(line) });
  app = make();
}, 120_000);
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

const sentence = "In 2024 the population of Uzbekistan was 36.4 million.";

describe("POST /api/check", () => {
  it("gives each claim with its question, both judgements, reasons and rows, in the shape it promises", async () => {
    const text = `A word before.\n\n${sentence} Uzbekistan borders China.`;
    const answer = await send({ text, date: "2025-06-30" });
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as CheckedText;
    expect(checkedText.parse(body)).toEqual(body);
    for (const one of [...body.claims, ...body.unread]) {
      expect(text.slice(one.start, one.end)).toBe(one.quote);
    }
    const [first, second] = body.claims;
    expect(first).toMatchObject({ kind: "amount", verdict: "supported", language: "en" });
    expect(first?.atTextDate?.day).toBe("2025-06-30");
    expect(first?.today.day).toBe(body.asOf);
    expect(first?.rows.some((row) => row.of === "UZB" && row.value === 36_361_859)).toBe(true);
    expect(first?.question).toContain("Uzbekistan");
    expect(first?.reason).not.toBe("");
    expect(second).toMatchObject({ kind: "geography", verdict: "contradicted" });
    const counted = body.counts.reduce((sum, one) => sum + one.claims, 0);
    expect(counted).toBe(body.claims.length);
  });

  it("prints the words in the language asked for", async () => {
    const said = async (language: string) =>
      ((await (await send({ text: sentence, language })).json()) as CheckedText).claims[0];
    const [en, kk, uz] = [await said("en"), await said("kk"), await said("uz-Cyrl")];
    expect(en?.reason).toMatch(/[a-z]/);
    expect(kk?.reason).toMatch(/Өзбекстан/);
    expect(uz?.reason).toMatch(/Ўзбекистон/);
    expect(new Set([en?.question, kk?.question, uz?.question]).size).toBe(3);
  });

  it("judges as of the day asked for: what became known later is not used", async () => {
    const body = (await (
      await send({ text: sentence, date: "2024-06-30", asOf: "2024-07-01" })
    ).json()) as CheckedText;
    expect(body.asOf).toBe("2024-07-01");
    expect(body.claims[0]?.today.day).toBe("2024-07-01");
  });

  it("checks a document of the dossier as its address does", async () => {
    const sent = await (await send({ document: "en-power-lines-south" })).json();
    expect(sent).toEqual(await (await get("/api/check/en-power-lines-south")).json());
  });

  it("keeps nothing: no answer can be kept, nothing is logged", async () => {
    const answer = await send({ text: sentence });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(logged.join()).not.toContain("population");
  });

  it("A6: refuses bodies over 2 MB, over 32 levels deep, and texts too long to check at once", async () => {
    const large = await send({ text: "a".repeat(2 * 1024 * 1024) });
    expect([large.status, await codeOf(large)]).toEqual([413, "body-too-large"]);
    const deep = await send(`{"text":${"[".repeat(33)}${"]".repeat(33)}}`);
    expect([deep.status, await codeOf(deep)]).toEqual([400, "body-too-deep"]);
    const brackets = await send({ text: "[[[[ {{{{ ".repeat(20) });
    expect(brackets.status).toBe(200);
    const long = await send({ text: "a".repeat(100_001) });
    expect([long.status, await codeOf(long)]).toEqual([413, "text-too-long"]);
  });

  it("A7: names that reach into prototypes are refused, and reach nothing", async () => {
    const bodies = [
      '{"text":"a","__proto__":{"asOf":"2020"}}',
      '{"text":"a","constructor":{"prototype":{"polluted":1}}}',
      '{"__proto__":{"text":"a"}}',
      '{"text":{"__proto__":{"polluted":1}}}',
      '{"text":"a","prototype":1}',
    ];
    for (const body of bodies) {
      expect((await send(body)).status, body).toBe(400);
      expect("polluted" in {}, body).toBe(false);
    }
  });

  it("A9: says what is wrong with a body by a code, and echoes nothing of it", async () => {
    const secret = "zebra-stripes";
    const wrong: readonly (readonly [unknown, string])[] = [
      [`{"text": "${secret}"`, "body-unreadable"],
      [`["${secret}"]`, "body-unreadable"],
      [{ text: secret, [secret]: 1 }, "asked-wrongly"],
      [{ text: secret, language: secret }, "asked-wrongly"],
      [{ text: secret, asOf: "2024-02-31" }, "date-unreadable"],
      [{ text: secret, document: "x" }, "asked-wrongly"],
      [{}, "asked-wrongly"],
    ];
    for (const [body, code] of wrong) {
      const answer = await send(body);
      const told = await answer.text();
      expect([answer.status, JSON.parse(told).code], JSON.stringify(body)).toEqual([400, code]);
      expect(told).not.toContain(secret);
    }
    expect(await codeOf(await send({ document: "no-such" }))).toBe("not-found");
  });

  it("A3: takes only JSON by its own word, and no other method", async () => {
    const plain = await send(JSON.stringify({ text: sentence }), "/api/check", {
      "content-type": "text/plain",
    });
    expect([plain.status, await codeOf(plain)]).toEqual([415, "type-refused"]);
    const put = await app.request(`${address}/api/check`, {
      method: "PUT",
      headers: { host: "localhost" },
    });
    expect(put.status).toBe(405);
    const elsewhere = await app.request(`${address}/api/documents`, {
      method: "POST",
      headers: { host: "localhost", "content-type": "application/json" },
      body: "{}",
    });
    expect(elsewhere.status).toBe(405);
    expect((await send({ text: sentence }, "/api/check", { host: "evil.example" })).status).toBe(
      421,
    );
  });

  it("A11: more than the allowance of a minute is refused with the time to wait", async () => {
    app = make();
    const long = "a ".repeat(50_000);
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push(await send({ text: long }));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const last = answers[6];
    const wait = Number(last?.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(last?.headers.get("content-security-policy")).toContain("default-src 'none'");
    now += wait * 1000;
    expect((await send({ text: long })).status).toBe(200);
    app = make();
  }, 60_000);
});

describe("GET /api/check/{document}", () => {
  it("answers with an ETag, and with nothing where nothing has changed", async () => {
    const first = await get("/api/check/kk-syrdariya-suy");
    const etag = first.headers.get("etag") ?? "";
    expect(first.status).toBe(200);
    expect((await get("/api/check/kk-syrdariya-suy", { "if-none-match": etag })).status).toBe(304);
    const other = await get("/api/check/kk-syrdariya-suy?language=kk");
    expect(other.headers.get("etag")).not.toBe(etag);
  });

  it("A13: gives every document in the shape it promises, quotes as they stand in its text", async () => {
    app = make();
    const { documents } = (await (await get("/api/documents")).json()) as DocumentList;
    let claims = 0;
    for (const { id } of documents) {
      now += 60_000;
      const answer = await get(`/api/check/${id}`);
      const body = (await answer.json()) as CheckedText;
      expect(checkedText.parse(body), id).toEqual(body);
      const detail = (await (await get(`/api/documents/${id}`)).json()) as {
        passages: readonly { start: number; end: number; text: string }[];
      };
      expect(body.passages.map((one) => one.start)).toEqual(
        detail.passages.map((one) => one.start),
      );
      for (const one of [...body.claims, ...body.unread]) {
        const home = detail.passages.find((each) => each.start <= one.start && one.end <= each.end);
        expect(home?.text.slice(one.start - home.start, one.end - home.start)).toBe(one.quote);
      }
      expect(new Set(body.claims.map((one) => one.id)).size).toBe(body.claims.length);
      claims += body.claims.length;
    }
    expect(claims).toBeGreaterThan(50);
  }, 60_000);

  it("refuses a document that is not there, and days that are none", async () => {
    expect((await get("/api/check/nowhere")).status).toBe(404);
    expect((await get("/api/check/kk-syrdariya-suy?asOf=2024-13")).status).toBe(400);
  });
});

describe("ClaimReview of the API", () => {
  it("is JSON-LD with the claims of the text, under the address that the page gives", async () => {
    const url = "https://atlas.example/check?document=en-power-lines-south";
    const path = `/api/check/en-power-lines-south/claim-review?url=${encodeURIComponent(url)}`;
    const answer = await get(path);
    expect(answer.headers.get("content-type")).toContain("application/ld+json");
    const body = JSON.parse(await answer.text());
    const plain = (await (await get("/api/check/en-power-lines-south")).json()) as CheckedText;
    expect(body["@graph"]).toHaveLength(plain.claims.length);
    expect(body["@graph"][0].url.startsWith(`${url}#`)).toBe(true);
    const refused = await get("/api/check/en-power-lines-south/claim-review?url=javascript:1");
    expect(refused.status).toBe(400);
  });

  it("is given of a text that is sent too, escaped so that it may stand in a page", async () => {
    const text = `</script><img src=x> ${sentence}`;
    const answer = await send({ text, title: "<b>&" }, "/api/check/claim-review");
    const told = await answer.text();
    expect(told).not.toMatch(/[<>&]/);
    expect(JSON.parse(told)["@graph"][0].itemReviewed.appearance.name).toBe("<b>&");
  });
});
