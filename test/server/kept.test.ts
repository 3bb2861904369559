import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseForm } from "../../src/server/forms.ts";
import { createKept, questionOf } from "../../src/server/kept.ts";
import { createLimiter } from "../../src/server/limit.ts";
import { acceptsGzip, hasTag, makeReady, type Ready } from "../../src/server/ready.ts";

const json = { "content-type": "application/json; charset=utf-8" };
const ofSize = (bytes: number): Ready => ({
  etag: 'W/"x"',
  headers: json,
  plain: new Uint8Array(bytes),
  compressed: undefined,
});

describe("createKept", () => {
  it("makes an answer once for all who ask meanwhile, and once for a build", async () => {
    const kept = createKept();
    const [build, next] = [{}, {}];
    let made = 0;
    const make = async () => {
      made += 1;
      return ofSize(made);
    };
    const asked = Array.from({ length: 50 }, () => kept.answer(build, "a", make));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(kept.find(build, "a")?.plain.length).toBe(1);
    expect(kept.find(next, "a")).toBeUndefined();
    expect((await kept.answer(next, "a", make)).plain.length).toBe(2);
  });

  it("keeps nothing of what failed", async () => {
    const kept = createKept();
    const build = {};
    await expect(
      kept.answer(build, "a", async () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect((await kept.answer(build, "a", async () => ofSize(3))).plain.length).toBe(3);
  });

  it("never holds more than its bound, and lets go what was longest not asked for", async () => {
    const kept = createKept(16_000);
    const build = {};
    const put = (name: string, bytes: number) =>
      kept.answer(build, name, async () => ofSize(bytes));
    for (let at = 0; at < 16; at += 1) await put(`q${at}`, 900);
    expect(kept.find(build, "q0")).toBeDefined();
    for (let at = 16; at < 32; at += 1) {
      await put(`q${at}`, 900);
      kept.find(build, "q0");
    }
    expect(kept.find(build, "q0")).toBeDefined();
    const held = Array.from({ length: 32 }, (_, at) => kept.find(build, `q${at}`)).filter(Boolean);
    expect(held.length).toBeLessThan(18);
    await put("large", 5_000);
    expect(kept.find(build, "large")).toBeUndefined();
  });
});

describe("questionOf", () => {
  it("is the same for the same parts in any order, and another for any other part", () => {
    const of = (text: string) => questionOf(new URL(text, "http://localhost"));
    expect(of("/api/x?b=2&a=1")).toBe(of("/api/x?a=1&b=2"));
    expect(of("/api/x?a=1")).not.toBe(of("/api/x?a=1&b="));
    expect(of("/api/x?a=1&b=2")).not.toBe(of("/api/x?a=1%26b%3D2"));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (parts) => {
        const names = Object.keys(parts);
        const turned = new URLSearchParams(
          names.reverse().map((name): [string, string] => [name, parts[name] ?? ""]),
        );
        expect(of(`/?${turned}`)).toBe(of(`/?${new URLSearchParams(parts)}`));
      }),
    );
  });
});

describe("makeReady", () => {
  it("has the same tag for the same bytes, and the same bytes when unpacked", async () => {
    const text = JSON.stringify(Array.from({ length: 400 }, (_, at) => ({ at })));
    const [one, other] = [await makeReady(text, json), await makeReady(text, json)];
    expect(one.etag).toBe(other.etag);
    expect(gunzipSync(one.compressed ?? new Uint8Array()).toString()).toBe(text);
    expect((await makeReady(`${text} `, json)).etag).not.toBe(one.etag);
    expect((await makeReady("short", json)).compressed).toBeUndefined();
    const workbook = {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    expect((await makeReady(text, workbook)).compressed).toBeUndefined();
  });
});

describe("hasTag", () => {
  it("compares weakly, in lists, and takes * for any (RFC 9110)", () => {
    const etag = 'W/"abc"';
    for (const asked of ['W/"abc"', '"abc"', '"x", W/"abc"', "*"]) {
      expect([asked, hasTag(asked, etag)]).toEqual([asked, true]);
    }
    for (const asked of [undefined, "", '"ab"', 'W/"abcd"', "abc"]) {
      expect([asked, hasTag(asked, etag)]).toEqual([asked, false]);
    }
  });
});

describe("acceptsGzip", () => {
  it("is what the header says, and not what it refuses", () => {
    for (const yes of ["gzip", "br, gzip", "deflate,gzip;q=0.5"])
      expect(acceptsGzip(yes)).toBe(true);
    for (const no of [undefined, "", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip"]) {
      expect([no, acceptsGzip(no)]).toEqual([no, false]);
    }
  });
});

describe("chooseForm", () => {
  const forms = {
    csv: "text/csv",
    json: "application/json",
    parquet: "application/vnd.apache.parquet",
  };

  it("takes the heaviest, the most exact range, and of equals the first (RFC 9110)", () => {
    const cases: readonly (readonly [string | undefined, string])[] = [
      [undefined, "csv"],
      ["*/*", "csv"],
      ["application/*", "json"],
      ["application/json;q=0.2, text/csv;q=0.1", "json"],
      ["*/*, text/csv;q=0", "json"],
      ["application/*;q=0.9, application/json;q=0.1", "parquet"],
      ["TEXT/CSV; charset=utf-8", "csv"],
      ["text/html, */*;q=0.1", "csv"],
    ];
    for (const [accept, form] of cases)
      expect([accept, chooseForm(accept, forms)]).toEqual([accept, form]);
  });

  it("refuses when nothing is left, naming what there is", () => {
    for (const accept of ["", "text/html", "*/*;q=0", "application/json;q=x"]) {
      expect(() => chooseForm(accept, forms)).toThrow(/text\/csv, application\/json/);
    }
  });
});

describe("createLimiter", () => {
  it("A11: tells what is left and fills again evenly", () => {
    const limiter = createLimiter({ perMinute: 600, atOnce: 600 });
    expect(limiter.left("a", 0)).toBe(600);
    expect(limiter.take("a", 500, 0)).toBe(0);
    expect(limiter.left("a", 0)).toBe(100);
    expect(limiter.take("a", 200, 0)).toBe(10);
    expect(limiter.left("a", 10_000)).toBe(200);
    expect(limiter.take("a", 200, 10_000)).toBe(0);
    expect(limiter.left("b", 10_000)).toBe(600);
  });
});
