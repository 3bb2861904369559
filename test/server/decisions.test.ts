import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type {
  CoderAgreement,
  Decided,
  DocumentDetail,
  EntryDetail,
  PersonCoding,
  Proposal,
  Queue,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { type Copy, copyDossier } from "../acceptance/setting.ts";

type Acts = Pick<EntryDetail, "acts">;
interface Coders {
  readonly codings: readonly PersonCoding[];
  readonly agreements: readonly CoderAgreement[];
}

let copy: Copy;
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const token = "t".repeat(43);
const logged: string[] = [];
let minute = 0;
const clock = (): string => new Date(Date.UTC(2016, 2, 1, 9, minute++)).toISOString();
const store = mkdtempSync(join(tmpdir(), "hamkor-write-"));

const own = {
  host: "localhost",
  origin: "http://localhost",
  "sec-fetch-site": "same-origin",
  "content-type": "application/json",
  "x-hamkor-token": token,
};
const post = (body: unknown, headers: Readonly<Record<string, string>> = own) =>
  app.request("http://localhost/api/decisions", {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const get = async (path: string) =>
  app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
const bodyOf = async <Body>(answer: Response): Promise<Body> => (await answer.json()) as Body;
const queue = async (query = ""): Promise<Queue> => bodyOf(await get(`/api/queue${query}`));
const files = (): readonly string[] => {
  try {
    return readdirSync(join(copy.folder, "decisions")).filter((name) => name.endsWith(".csv"));
  } catch {
    return [];
  }
};

beforeAll(async () => {
  copy = copyDossier("test/region/dossier");
  copy.write(
    "documents/en-gazette.txt",
    [
      "Arlania and Borsia signed the Agreement on the lighthouse of Orn on 3 February 2016.",
      "Borsia ratified the Agreement on herring quotas on 9 February 2016.",
    ].join("\n\n"),
  );
  await buildDossier(copy.folder, { store });
  live = await openLive({ folder: copy.folder, store, watch: false, log: () => undefined });
  const log = (line: string): void => void logged.push(line);
  app = createApp({ live, routes, pages: new Map(), hosts: [], log, writing: { token, clock } });
});
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
  copy.remove();
});

const proposalOn = async (entry: string): Promise<Proposal> => {
  const found = (await queue()).proposals.find(
    (one) => one.entry === entry || (entry === "" && one.isNew),
  );
  if (found === undefined) throw new Error(`no proposal on ${entry}`);
  return found;
};

describe("GET /api/queue", () => {
  it("lists what documents propose, in an invented region too, with reasons and quotes", async () => {
    const { proposals, total, facets } = await queue();
    expect(total).toBe(proposals.length);
    const act = await proposalOn("arbo-1999-herring");
    expect(act).toMatchObject({
      kind: "act",
      act: "ratified",
      date: "2016-02-09",
      party: "BOR",
      state: "open",
    });
    expect(act.candidates[0]?.reasons.map((one) => one.what)).toContain("title");
    const text = readFileSync(join(copy.folder, "documents/en-gazette.txt"), "utf8");
    for (const { start, end, quote } of act.quotes) expect(text.slice(start, end)).toBe(quote);
    const fresh = await proposalOn("");
    expect(fresh).toMatchObject({ kind: "agreement", act: "signed", parties: ["ARL", "BOR"] });
    expect(fresh.title.en).toBe("Agreement on the lighthouse of Orn");
    expect(facets.kind).toMatchObject({ act: 1, agreement: 1 });
    expect((await queue("?kind=agreement")).proposals.map((one) => one.id)).toEqual([fresh.id]);
    expect((await get("/api/queue?state=won")).status).toBe(400);
  });

  it("A13: answers in the shape that it promises", async () => {
    const { id } = await proposalOn("arbo-1999-herring");
    for (const [path, address] of [
      ["/api/queue", "/api/queue?limit=1&offset=1"],
      ["/api/proposals/{id}", `/api/proposals/${id}`],
      ["/api/documents/{id}/coders", "/api/documents/en-strait-treaty/coders"],
    ] as const) {
      const body = await (await get(address)).json();
      expect(routes.find((one) => one.path === path)?.answer.parse(body), path).toEqual(body);
    }
    expect((await get("/api/proposals/p-none")).status).toBe(404);
  });
});

describe("POST /api/decisions", () => {
  it("A3, A4: writes for a page of this server alone, with the token of this start", async () => {
    const { id } = await proposalOn("arbo-1999-herring");
    const body = { who: "Aziza", kind: "reject", about: id };
    const { origin: _, "sec-fetch-site": __, ...bare } = own;
    const refused: readonly Readonly<Record<string, string>>[] = [
      { ...own, "x-hamkor-token": "wrong" },
      { ...own, "x-hamkor-token": "" },
      { ...own, origin: "http://evil.example" },
      { ...own, origin: "null" },
      { ...own, origin: "http://localhost:8080" },
      { ...own, origin: "http://localhost.evil.example" },
      { ...own, "sec-fetch-site": "cross-site" },
      { ...own, "sec-fetch-site": "same-site" },
      { ...own, "sec-fetch-site": "none" },
      { ...bare, "sec-fetch-site": "cross-site" },
      { ...bare, origin: "https://evil.example" },
      bare,
    ];
    for (const headers of refused) {
      expect((await post(body, headers)).status, JSON.stringify(headers)).toBe(403);
    }
    expect((await post(body, { ...own, host: "evil.example" })).status).toBe(421);
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const answer = await app.request("http://localhost/api/decisions", { method, headers: own });
      expect(answer.status).toBe(405);
    }
    expect(files()).toEqual([]);
    const closed = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
    const none = await closed.request("http://localhost/api/decisions", {
      method: "POST",
      headers: own,
      body: "{}",
    });
    expect(none.status).toBe(405);
  });

  it("A6, A7, A9: refuses what is no decision, writes nothing and echoes nothing", async () => {
    const { id } = await proposalOn("arbo-1999-herring");
    const good = { who: "Aziza", kind: "accept", about: id };
    const secret = "Zimbelkraut";
    const wrong: readonly (readonly [unknown, number])[] = [
      ["{", 400],
      ["[]", 400],
      [{}, 400],
      [{ ...good, kind: secret }, 400],
      [{ ...good, [secret]: 1 }, 400],
      [{ ...good, about: secret }, 404],
      [{ ...good, kind: "undo", about: secret }, 404],
      [{ ...good, kind: "correct", value: { date: secret } }, 400],
      [{ ...good, kind: "merge", value: { into: secret } }, 409],
      [{ ...good, kind: "settle", value: { decision: secret } }, 409],
      [`{"who":"A","kind":"correct","about":"${id}","value":{"__proto__":{"polluted":1}}}`, 400],
      [`{"who":"A","kind":"accept","about":"${id}","__proto__":{"polluted":1}}`, 400],
      [`{"constructor":{"prototype":{"polluted":1}}}`, 400],
      [`${"[".repeat(40)}${"]".repeat(40)}`, 400],
      [{ ...good, why: "x".repeat(3_000_000) }, 413],
    ];
    for (const [body, status] of wrong) {
      const answer = await post(body);
      const told = await answer.text();
      expect([answer.status, JSON.parse(told).status], told).toEqual([status, status]);
      expect(told).not.toContain(secret);
      expect(told).not.toMatch(/\n\s+at |node:internal|\.ts:\d|dossier\//);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect((await post(good, { ...own, "content-type": "text/plain" })).status).toBe(415);
    expect(files()).toEqual([]);
    expect(logged.join()).not.toContain(secret);
  });

  it("writes the decision, builds again, and the register has it with who decided", async () => {
    const act = await proposalOn("arbo-1999-herring");
    const answer = await post({ who: "Aziza", kind: "accept", about: act.id, why: "seen" });
    expect(answer.status).toBe(201);
    const told = await bodyOf<Decided>(answer);
    expect(told).toMatchObject({
      git: { state: "no repository" },
      build: { state: "ready" },
      proposal: { state: "accepted" },
    });
    expect(files()).toEqual(["aziza.csv"]);
    const entry = await bodyOf<Acts>(await get("/api/register/agreement/arbo-1999-herring"));
    const row = entry.acts.find((one) => one.id === act.id);
    expect(row).toMatchObject({ act: "ratified", date: "2016-02-09", party: "BOR" });
    expect(row?.source).toMatchObject({
      title: "en-gazette.txt",
      file: "decisions/aziza.csv",
      row: 2,
    });
    const undone = await bodyOf<Decided>(await post({ who: "Aziza", kind: "undo", about: act.id }));
    expect(undone.proposal).toMatchObject({ state: "open" });
    const after = await bodyOf<Acts>(await get("/api/register/agreement/arbo-1999-herring"));
    expect(after.acts.map((one) => one.id)).not.toContain(act.id);
  });

  it("keeps two who disagree apart until a third settles it", async () => {
    const { id } = await proposalOn("");
    const decide = async (who: string, kind: string, value?: unknown): Promise<Decided> =>
      bodyOf(await post({ who, kind, about: id, value }));
    await decide("Aziza", "accept");
    const { decision, proposal } = await decide("Nurlan", "reject");
    expect(proposal?.state).toBe("disputed");
    const own = await post({
      who: "Nurlan",
      kind: "settle",
      about: id,
      value: { decision: decision.id },
    });
    expect(own.status).toBe(409);
    const settled = await decide("Dana", "settle", { decision: decision.id });
    expect(settled.proposal?.state).toBe("rejected");
    expect((await post({ who: "Dana", kind: "undo", about: decision.id })).status).toBe(409);
  });

  it("takes a person's coding of a passage, and shows the agreement with the rules", async () => {
    const { evidence } = await bodyOf<DocumentDetail>(await get("/api/documents/en-strait-treaty"));
    const [first] = evidence;
    const value = {
      document: "en-strait-treaty",
      start: first?.start,
      end: first?.end,
      kind: first?.kind,
      directions: ["straits"],
      interests: [],
      actors: [],
      polarity: "cooperative",
      negated: false,
    };
    expect((await post({ who: "Dana", kind: "code", about: "", value })).status).toBe(201);
    const { codings, agreements } = await bodyOf<Coders>(
      await get("/api/documents/en-strait-treaty/coders"),
    );
    expect(codings).toMatchObject([{ coder: "Dana", quote: first?.quote, holds: true }]);
    expect(agreements).toMatchObject([{ coders: ["rules", "Dana"] }]);
    expect(agreements[0]?.fields.find((one) => one.field === "kind")).toMatchObject({
      n: 1,
      raw: 1,
    });
  });
});
