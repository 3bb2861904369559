import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { compareRows } from "../../src/sources/compareRows.ts";
import { compareEditions, openDossier, parseCsv } from "../../src/sources/index.ts";

const tableOf = (rows: Readonly<Record<string, string>>) =>
  parseCsv(
    new TextEncoder().encode(
      `id,value\n${Object.entries(rows)
        .map(([id, value]) => `${id},${value}\n`)
        .join("")}`,
    ),
    "t.csv",
  );

/** What an edition becomes when its changes are carried out. */
function carryOut(before: Record<string, string>, changes: ReturnType<typeof compareRows>) {
  const after = { ...before };
  for (const { kind, key, fields } of changes) {
    if (kind === "row-deleted") delete after[key];
    else after[key] = fields.value ?? "";
  }
  return after;
}

describe("compareRows", () => {
  it("D4: of 50 editions, each made from any other by its additions, changes and deletions", () => {
    const edition = fc.dictionary(fc.stringMatching(/^[a-d]{1,2}$/), fc.stringMatching(/^[0-9]$/));
    const editions = fc.sample(edition, { numRuns: 50, seed: 5 }).map((one) => ({ ...one }));
    for (const before of editions) {
      for (const after of editions) {
        const changes = compareRows(tableOf(before), tableOf(after), ["id"]);
        expect(carryOut(before, changes)).toEqual(after);
      }
    }
  });

  it("takes rows that only moved for no change, and tells both rows of one key apart", () => {
    const one = parseCsv(new TextEncoder().encode("id,v\na,1\nb,2\nb,3\n"), "t.csv");
    const moved = parseCsv(new TextEncoder().encode("v,id\n2,b\n3,b\n1,a\n"), "t.csv");
    expect(compareRows(one, moved, ["id"])).toEqual([]);
    const less = parseCsv(new TextEncoder().encode("id,v\na,1\nb,2\n"), "t.csv");
    expect(compareRows(one, less, ["id"]).map((each) => [each.kind, each.row])).toEqual([
      ["row-deleted", 4],
    ]);
  });
});

const folder = mkdtempSync(join(tmpdir(), "hamkor-editions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(day: string, ...words: readonly string[]): void {
  const when = `${day}T12:00:00Z`;
  const person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  const told = spawnSync("git", ["-C", folder, ...person, ...words], {
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
      GIT_CONFIG_GLOBAL: "/dev/null",
    },
  });
  expect(told.status, String(told.stderr)).toBe(0);
}

const acts = (...rows: readonly string[]) =>
  writeFileSync(join(folder, "register/acts.csv"), `id,entry,act,date\n${rows.join("\n")}\n`);

describe("compareEditions", () => {
  it("says so where a dossier is in no repository", () => {
    cpSync("test/region/dossier", folder, { recursive: true });
    const told = compareEditions(openDossier(folder), { from: "2000-01-01", to: "2001-01-01" }, [
      "register",
    ]);
    // A folder for passing files may itself lie in a repository; then it has no edition of this dossier.
    expect(told.state).toBe("none");
  });

  it("D4: tells what an earlier edition had and a later one has not, by the day of each", () => {
    acts("a,e,signed,2001-01-01", "b,e,ratified,2002-01-01");
    git("2001-06-01", "init", "--quiet");
    git("2001-06-01", "add", "-A");
    git("2001-06-01", "commit", "--quiet", "-m", "one");
    acts("a,e,signed,2001-01-05");
    git("2002-06-01", "commit", "--quiet", "-am", "two");
    const dossier = openDossier(folder);
    const of = (from: string, to: string) => compareEditions(dossier, { from, to }, ["register"]);
    const told = of("2001-12-31", "2002-12-31");
    expect(told.state === "compared" && [told.from.day, told.to.day]).toEqual([
      "2001-06-01",
      "2002-06-01",
    ]);
    expect(told.state === "compared" && told.tables).toMatchObject([
      {
        file: "register/acts.csv",
        state: "changed",
        rows: [
          {
            kind: "row-changed",
            key: "a",
            cells: [{ column: "date", before: "2001-01-01", after: "2001-01-05" }],
          },
          { kind: "row-deleted", key: "b", fields: { act: "ratified" } },
        ],
      },
    ]);
    expect(of("2001-07-01", "2001-12-31").state).toBe("none");
    expect(of("1999-01-01", "2000-12-31").state).toBe("none");
  });

  it("takes the folder as it lies there from the dossier's own day on", () => {
    acts("a,e,signed,2001-01-05", "c,e,denounced,2003-01-01");
    const told = compareEditions(openDossier(folder), { from: "2003-01-01", to: "9999-01-01" }, [
      "register",
    ]);
    expect(told.state === "compared" && told.to.commit).toBeUndefined();
    expect(told.state === "compared" && told.tables[0]?.rows.map((one) => one.key)).toEqual(["c"]);
  });
});
