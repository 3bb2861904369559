import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import { createApp, keepWarm, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { type Copy, copyDossier } from "../acceptance/setting.ts";

// An invented region. Every route counts how often it is worked out, so that an answer from what is kept shows.
const worked = new Map<string, number>();
const counted = routes.map((route) => ({
  ...route,
  handle: async (...asked: Parameters<typeof route.handle>) => {
    worked.set(route.path, (worked.get(route.path) ?? 0) + 1);
    return route.handle(...asked);
  },
}));
const asked: string[] = [];
let copy: Copy;
let live: LiveDossier;
let stop: () => void;
let get: (path: string) => Promise<Response>;

beforeAll(async () => {
  copy = copyDossier("test/region/dossier");
  const { folder, store } = copy;
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  const app = createApp({
    live,
    routes: counted,
    pages: new Map(),
    hosts: [],
    log: () => undefined,
  });
  get = async (path) => app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
  stop = keepWarm(live, async (path) => {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    asked.push(path);
  });
}, 60_000);
afterAll(async () => {
  stop();
  await live.close();
  copy.remove();
});

/** Waits until the last of what is asked beforehand has been answered. */
const isWarm = () =>
  vi.waitFor(() => expect(asked.at(-1)).toMatch(/^\/api\/(changes|indexes)/), { timeout: 60_000 });

const sum = (): number => [...worked.values()].reduce((all, one) => all + one, 0);

describe("keepWarm", () => {
  it("answers the first screen of a build, and every cell under it, from what is kept", async () => {
    await isWarm();
    expect(asked).toContain("/api/frame");
    const frame = (await (await get("/api/frame")).json()) as {
      readonly focus: string;
      readonly directions: readonly { readonly id: string }[];
      readonly interests: readonly { readonly id: string }[];
    };
    const before = sum();
    expect(before).toBeGreaterThanOrEqual(asked.length - 1);
    const [pair, directions, interests] = [frame.focus, frame.directions, frame.interests];
    await get(`/api/overview?pair=${pair}`);
    for (const direction of directions) {
      for (const interest of interests) {
        await get(`/api/cell?pair=${pair}&direction=${direction.id}&interest=${interest.id}`);
      }
    }
    expect(sum()).toBe(before);
    await get(`/api/overview?pair=${pair}&asOf=2000`);
    expect(sum()).toBe(before + 1);
  });

  it("asks again of a new build, and not of the same", async () => {
    await isWarm();
    const [before, known] = [sum(), asked.length];
    await live.renew();
    expect([sum(), asked.length]).toEqual([before, known]);
    copy.write("documents/later.md", "---\ndate: 2004-01-01\n---\n\nHerring were counted again.\n");
    asked.length = 0;
    expect((await live.renew()).state).toBe("ready");
    await isWarm();
    expect(asked.length).toBe(known);
    const after = sum();
    await get("/api/frame");
    expect(sum()).toBe(after);
  });
});
