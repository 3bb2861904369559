import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";
import { act, agreement, confirmation, proposal } from "../../src/register/index.ts";
import { finding } from "../../src/store/index.ts";
import { article, type Copy, copyDossier, hasArticle, root, run } from "./setting.ts";

// Must-show 3 of “The register”: the article, then a Russian and a Kazakh text about the same agreements, propose matches
// to the right entries and no duplicates; what people decide about them survives a rebuild.

let copy: Copy;
const here = (): readonly string[] => ["--dossier", copy.folder, "--store", copy.store];
const build = () => buildDossier(copy.folder, { store: copy.store });

const read = async () => {
  const { store } = await openBuilt(copy.folder, copy.store);
  try {
    return {
      proposals: await store.rows(proposal),
      confirmations: await store.rows(confirmation),
      acts: await store.rows(act),
      agreements: await store.rows(agreement),
      findings: await store.rows(finding),
    };
  } finally {
    store.close();
  }
};
const json = async (...words: readonly string[]) => {
  const ended = await run(...words, ...here(), "--json");
  expect(ended, words.join(" ")).toMatchObject({ code: 0, error: "" });
  return JSON.parse(ended.out);
};
const states = async (): Promise<Readonly<Record<string, string>>> => {
  const { proposals } = await json("queue", "--state", "all", "--limit", "500");
  const pairs = proposals.map(({ id, state }: { id: string; state: string }) => [id, state]);
  return Object.fromEntries(pairs);
};
const add = (source: string, ...facts: readonly string[]) =>
  run("add", source, "--dossier", copy.folder, "--date", "2026-10-01", ...facts);
const fixture = (name: string): string => join(root, "test/fixtures/proposals", name);

let first: Awaited<ReturnType<typeof read>>;
let both: Awaited<ReturnType<typeof read>>;

beforeAll(async () => {
  copy = copyDossier();
  if (hasArticle) {
    // Its own name would make an id of figures.
    copyFileSync(article, copy.elsewhere("maqola.txt"));
    await run("add", copy.elsewhere("maqola.txt"), "--dossier", copy.folder, "--date", "2022");
  }
  await build();
  first = await read();
  await add(fixture("ru-dogovory.txt"), "--language", "ru");
  await add(fixture("kk-sharttar.txt"), "--language", "kk");
  await build();
  both = await read();
}, 240_000);
afterAll(() => copy.remove());

const of = (document: string) => both.confirmations.filter((one) => one.document === document);
const water = "uzkz-2025-11-15-transboundary-water";
const own = () => both.proposals.filter((one) => !first.proposals.some(({ id }) => id === one.id));
const onWater = () => own().find((one) => one.entry === water);
const newPaper = () => own().find((one) => one.kind === "agreement");

describe("the article", () => {
  it.skipIf(!hasArticle)(
    "is matched to the entries that it names, and proposes nothing that they have",
    () => {
      const named = new Set(
        first.confirmations.filter((one) => one.document === "maqola").map((one) => one.entry),
      );
      for (const entry of [
        "afg-casa-1000",
        "afg-2017-surkhan-puli-khumri",
        "uzb-2012-concept",
        "kaz-2014-2020-concept",
        "uzb-2022-2026-strategy",
        "reg-2017-water-conventions-drafts",
      ]) {
        expect(named, entry).toContain(entry);
      }
      expect(
        first.proposals.filter((one) => one.documents.includes("maqola") && one.isNew),
      ).toEqual([]);
    },
  );
});

describe("what the article says of the line to the south, which later sources deny", () => {
  const line = "c-surkhan-all";
  const proposed = () =>
    first.proposals.find((one) => one.documents.includes("maqola") && one.entry === line);

  it.skipIf(!hasArticle)("waits in the queue beside the acts that say otherwise", async () => {
    expect(proposed()).toMatchObject({
      kind: "act",
      act: "fulfilled",
      date: "2022",
      disagrees: [`${line}.reported-late.2022-07`, `${line}.reported-late.2024-12-19`],
    });
    expect(await json("status", line)).toMatchObject({ status: "late", conflicts: [] });
  });

  it.skipIf(!hasArticle)(
    "makes the status disputed, with both sides, once a person lets it in",
    async () => {
      const id = proposed()?.id ?? "";
      await json("decide", id, "accept", "--who", "Aziza Karim");
      await build();
      const { status, rule, conflicts } = await json("status", line);
      expect([status, rule]).toEqual(["disputed", "commitment/disputed-late"]);
      const sides = conflicts.flatMap((one: { acts: readonly { id: string }[] }) =>
        one.acts.map((act) => act.id),
      );
      expect(sides).toEqual([id, `${line}.reported-late.2024-12-19`]);
      await json("decide", id, "undo", "--who", "Aziza Karim");
      await build();
      expect(await json("status", line)).toMatchObject({ status: "late", conflicts: [] });
    },
    120_000,
  );
});

describe("a Russian and a Kazakh text about the same agreements", () => {
  it("are matched to the right entries and acts, in both languages", () => {
    const shared = [
      "uzkz-2022-12-22-allied-treaty.signed.2022-12-22",
      "uzkz-2022-12-22-allied-treaty.ratified.kaz.2024-05-20",
      "uzkz-2022-12-22-demarcation.entered-into-force.2023-07-04",
      "c-trade-10bn-2030.agreed.2025-03-15",
      "afg-casa-1000.signed.2015",
    ];
    for (const document of ["ru-dogovory", "kk-sharttar"]) {
      expect(of(document).map((one) => one.act)).toEqual(expect.arrayContaining(shared));
    }
    expect(of("ru-dogovory").map((one) => one.act)).toEqual(
      expect.arrayContaining([
        "uzkz-2022-12-22-demarcation.signed.2022-12-22",
        "uzkz-2025-03-15-trade-programme.signed.2025-03-15",
      ]),
    );
  });

  it("propose what the register does not have, once, with the quotes of both", () => {
    expect(own()).toHaveLength(2);
    expect(onWater()).toMatchObject({
      act: "entered-into-force",
      date: "2026-09-01",
      isNew: false,
    });
    expect(newPaper()).toMatchObject({
      act: "signed",
      date: "2026-03-12",
      parties: ["KAZ", "UZB"],
    });
    expect(Object.keys(newPaper()?.title ?? {})).toEqual(["kk", "ru"]);
    for (const one of own()) {
      expect([...one.documents].sort()).toEqual(["kk-sharttar", "ru-dogovory"]);
    }
  });

  it("propose no duplicate: nothing that the register has, nothing twice", () => {
    const keys = both.proposals.map(({ entry, act: word, date, party }) =>
      [entry, word, date, party].join(),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const has = both.acts.map((one) => [one.entry, one.act, one.date].join());
    for (const { entry, act: word, date } of both.proposals) {
      expect(has).not.toContain([entry, word, date].join());
    }
  });

  it("are quoted in their own words, in their place", async () => {
    const { store } = await openBuilt(copy.folder, copy.store);
    store.close();
    for (const one of own()) {
      for (const { document, start, end, quote } of one.quotes) {
        const text = copy.read(`documents/${document}.txt`);
        expect(text.slice(start, end)).toBe(quote);
      }
    }
  });
});

describe("what people decide about them", () => {
  it("enters the register with the decision, leaves it by an undo, and survives a rebuild", async () => {
    const [accepted, rejected] = [onWater()?.id ?? "", newPaper()?.id ?? ""];
    const taken = await json("decide", accepted, "accept", "--who", "Aziza Karim");
    await json("decide", rejected, "reject", "--who", "Nurlan Abay", "--why", "not in the gazette");
    expect(await states()).toMatchObject({ [accepted]: "accepted", [rejected]: "rejected" });
    rmSync(copy.store, { recursive: true, force: true });
    await build();
    expect(await states()).toMatchObject({ [accepted]: "accepted", [rejected]: "rejected" });
    const after = await read();
    const row = after.acts.find((one) => one.id === accepted);
    expect(row).toMatchObject({ entry: water, decision: taken.decision.id, date: "2026-09-01" });
    const ids = (rows: readonly { readonly id: string }[]) => rows.map((one) => one.id);
    expect(ids(after.acts.filter((one) => one.id !== accepted))).toEqual(ids(both.acts));
    expect(after.agreements.map((one) => one.id)).toEqual(both.agreements.map((one) => one.id));

    await json("decide", accepted, "undo", "--who", "Aziza Karim");
    await json("decide", rejected, "undo", "--who", "Nurlan Abay");
    const title = { en: "Agreement on steppe reserves" };
    await json(
      "decide",
      rejected,
      "correct",
      "--who",
      "Nurlan Abay",
      "--value",
      JSON.stringify({ title }),
    );
    // An edit elsewhere in the text moves the quotes; what was decided stays where it belongs.
    const path = "documents/ru-dogovory.txt";
    copy.write(path, `Предисловие редакции.\n\n${copy.read(path)}`);
    await build();
    expect(await states()).toMatchObject({ [accepted]: "open", [rejected]: "corrected" });
    const corrected = await read();
    expect(corrected.acts.map((one) => one.id)).not.toContain(accepted);
    const made = corrected.agreements.find((one) => one.decision !== undefined);
    expect(made).toMatchObject({ title, parties: ["KAZ", "UZB"], date: "2026-03-12" });
  }, 240_000);

  it("stands when its documents are gone, and that is noted", async () => {
    for (const name of ["ru-dogovory.txt", "kk-sharttar.txt"]) {
      for (const ending of ["", ".meta.yaml"])
        rmSync(join(copy.folder, "documents", name + ending));
    }
    await build();
    const { agreements, findings, proposals } = await read();
    expect(proposals.map((one) => one.id)).toEqual(first.proposals.map((one) => one.id));
    expect(agreements.filter((one) => one.decision !== undefined)).toHaveLength(1);
    expect(findings.filter((one) => one.code === "proposal-gone")).toHaveLength(1);
  }, 120_000);
});
