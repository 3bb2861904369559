import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseFrame } from "../../src/register/index.ts";
import { languages, type Problem } from "../../src/terms/index.ts";

const path = new URL("../../content/frame/neighbourhood.yaml", import.meta.url);
const shipped = readFileSync(path, "utf8");

describe("parseFrame", () => {
  const frame = parseFrame(shipped, "frame/neighbourhood.yaml");

  it("gives three interests, eight directions, eight kinds and two strategies, in their order", () => {
    expect(frame.interests.map((one) => one.id)).toEqual(["security", "stability", "economy"]);
    expect(frame.directions.map((one) => one.id)).toEqual([
      "position",
      "heritage",
      "development",
      "security-belt",
      "rivers",
      "disputes",
      "south",
      "trade",
    ]);
    expect([frame.kinds.length, frame.strategies.length]).toEqual([8, 2]);
  });

  it("labels every word in all five spellings", () => {
    const { interests, directions, kinds, strategies } = frame;
    for (const { label } of [...interests, ...directions, ...kinds, ...strategies]) {
      expect(Object.keys(label).sort()).toEqual([...languages].sort());
    }
  });

  it("refuses a word without a definition, and names the place", () => {
    const short = shipped.replace(/ {4}definition: .*\n/, "");
    let found: Problem | undefined;
    try {
      parseFrame(short, "frame/x.yaml");
    } catch (error) {
      found = error as Problem;
    }
    expect(found?.code).toBe("frame-wrong");
    expect(found?.message).toContain("interests.0.definition");
  });
});
