import { describe, expect, it } from "vitest";
import { rollCallReader, statesOf } from "../../src/indicators/rollCalls.ts";
import { isFault } from "../../src/indicators/take.ts";
import { parseCsv } from "../../src/sources/index.ts";

const file = "indicators/votes_assembly.csv";
const reader = rollCallReader(new Set(["AAA", "BBB"]));
const readAll = (content: string) =>
  parseCsv(new TextEncoder().encode(content), file).records.map((record) =>
    reader.read(record, file),
  );

describe("tables of votes", () => {
  it("give each roll call with the vote of each state, and none for a state that was absent", () => {
    const [one, two] = readAll(
      "no,session,year,date,issues,AAA,BBB\n7,3,2001,2001-10-02,water;peace,1,3\n8,,2002,,,,2\n",
    );
    expect(one).toEqual({
      id: "assembly/7",
      dataset: "assembly",
      number: "7",
      year: 2001,
      session: 3,
      date: "2001-10-02",
      resolution: undefined,
      issues: ["water", "peace"],
      votes: { AAA: 1, BBB: 3 },
      file,
      row: 2,
    });
    expect(two).toMatchObject({
      id: "assembly/8",
      session: undefined,
      issues: [],
      votes: { BBB: 2 },
    });
  });

  it.each([
    ["a vote that is none", "no,year,AAA\n1,2001,4\n", "vote-unreadable", "AAA"],
    ["a state that the dossier does not know", "no,year,ZZZ\n1,2001,1\n", "state-unknown", "ZZZ"],
    ["a row without a year", "no,year,AAA\n1,,1\n", "value-missing", "year"],
  ])("refuse %s, and say where", (_what, content, fault, column) => {
    const [row] = readAll(content);
    expect(isFault(row) && row).toMatchObject({ fault, column });
  });

  it("name their states in the order of their codes", () => {
    expect(statesOf(parseCsv(new TextEncoder().encode("no,year,BBB,AAA\n"), file))).toEqual([
      "AAA",
      "BBB",
    ]);
  });
});
