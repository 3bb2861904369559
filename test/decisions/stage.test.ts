import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountFor } from "../../src/account.ts";
import { appendDecision, decision, fileOf, personCoding } from "../../src/decisions/index.ts";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";
import { finding } from "../../src/store/index.ts";
import { anchorQuote, document, documentText } from "../../src/texts/index.ts";
import { type Copy, copyDossier } from "../acceptance/setting.ts";
import { decide } from "./samples.ts";

let copy: Copy;
const built = async () => {
  await buildDossier(copy.folder, { store: copy.store });
  const { store } = await openBuilt(copy.folder, copy.store);
  try {
    return {
      decisions: await store.rows(decision),
      codings: await store.rows(personCoding),
      findings: (await store.rows(finding)).filter((one) => one.stage === "decisions"),
      files: (await accountFor(store)).files.filter((one) => one.kind === "decisions"),
      all: (await store.rows(finding)).map((one) => one.code),
      texts: await store.rows(documentText),
      documents: await store.rows(document),
    };
  } finally {
    store.close();
  }
};

beforeAll(() => {
  copy = copyDossier("test/region/dossier");
});
afterAll(() => copy.remove());

const statement = {
  kind: "agreement",
  directions: ["fisheries"],
  interests: ["livelihood"],
  actors: [{ id: "BOR", role: "source" }],
  polarity: "cooperative",
  negated: false,
};

describe("the decisions stage", () => {
  it("reads every person's file without an entry in the data package, and accounts for its lines", async () => {
    appendDecision(copy.folder, decide());
    const file = appendDecision(copy.folder, decide({ who: "Nurlan", kind: "reject" }));
    appendFileSync(join(copy.folder, file), "d-broken,2026\n");
    const { decisions, findings, files, all } = await built();
    expect(decisions.map(({ who, state, holds }) => [who, state, holds])).toEqual(
      expect.arrayContaining([
        ["Aziza Karim", "stands", false],
        ["Nurlan", "stands", false],
      ]),
    );
    expect(all).not.toContain("table-undescribed");
    expect(findings.map((one) => one.code).sort()).toEqual([
      "decision-unreadable",
      "decisions-disagree",
    ]);
    expect(files.find((one) => one.path === file)).toMatchObject({
      rows: 2,
      rowsUsed: 1,
      rowsRefused: 1,
    });
  });

  it("finds a coded passage again: exact, then moved, then lost, and never guesses", async () => {
    const before = await built();
    const one = before.documents.find((each) => each.file.endsWith("en-herring.txt"));
    const text = before.texts.find((each) => each.document === one?.id)?.text ?? "";
    const quote = "Arlania has not replied";
    const start = text.indexOf(quote);
    const anchor = anchorQuote(text, start, start + quote.length, one?.sha256 ?? "");
    const value = { document: one?.id, anchor, ...statement };
    appendDecision(copy.folder, decide({ kind: "code", about: "", value }));
    const path = "documents/en-herring.txt";
    const content = readFileSync(join(copy.folder, path), "utf8");

    expect((await built()).codings).toMatchObject([
      { anchor: "exact", quote, start, coder: "Aziza Karim" },
    ]);
    copy.write(path, `A line before.\n\n${content}`);
    expect((await built()).codings).toMatchObject([{ anchor: "moved", quote }]);
    copy.write(path, content.replace(quote, "Arlania replied"));
    const lost = await built();
    expect(lost.codings).toEqual([]);
    expect(lost.findings.map((each) => each.code)).toContain("quote-not-found");
    expect(lost.decisions.map((each) => each.kind)).toContain("code");
  });

  it("law 4: never writes where people's decisions are kept", async () => {
    const path = fileOf("Aziza Karim");
    const before = copy.read(path);
    copy.write("documents/en-later.txt", "Borsia and Arlania agreed on herring.\n");
    await built();
    expect(copy.read(path)).toBe(before);
  });
});
