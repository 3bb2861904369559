import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codersOf } from "../../src/evidence/index.ts";
import { toKnownBook } from "../../src/register/knownBook.ts";
import { readProposalContent } from "../../src/register/proposalContent.ts";
import { type Proposal, propose } from "../../src/register/proposals.ts";
import { readRegister } from "../../src/register/register.ts";
import { readRegisterContent, readTables } from "../../src/register/stage.ts";
import type { Statement } from "../../src/register/statement.ts";
import { openDossier } from "../../src/sources/index.ts";

// An invented region: two languages, three states, eight papers.
const dossier = openDossier("test/region/dossier");
const status = readRegisterContent(dossier);
const content = { ...readProposalContent(dossier), status: status.rules, today: "2016-03-01" };
const register = readRegister(readTables(dossier), status);
const book = toKnownBook(register, content, codersOf(dossier).codebooks);

const names: Readonly<Record<string, string>> = {
  Arlania: "ARL",
  Borsia: "BOR",
  Cestria: "CES",
  Арлания: "ARL",
  Борсия: "BOR",
};
const days: Readonly<Record<string, string>> = {
  "3 February 2016": "2016-02-03",
  "3 февраля 2016 года": "2016-02-03",
  "9 February 2016": "2016-02-09",
  "12 March 2010": "2010-03-12",
  "4 March 2010": "2010-03-04",
  "in 2016": "2016",
};

/** A sentence as the evidence room would code it: states and days that it names, with their places. */
function sentence(quote: string, place: Partial<Statement> = {}): Statement {
  const found = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).flatMap(([word, value]) => {
      const start = quote.indexOf(word);
      return start < 0 ? [] : [{ value, start, end: start + word.length }];
    });
  const named = found(names);
  return {
    document: "d-1",
    documentDate: "2016-02-20",
    coding: "c",
    passage: "d-1#1",
    start: 0,
    end: quote.length,
    quote,
    language: /[а-я]/i.test(quote) ? "ru" : "en",
    kind: "agreement",
    modality: "real",
    directions: ["fisheries"],
    interests: [],
    states: [...new Set(named.map((one) => one.value))].sort(),
    obligors: [],
    deadline: undefined,
    measure: undefined,
    confidence: 0.9,
    days: found(days),
    amounts: [],
    named,
    entries: [],
    ...place,
  };
}
const read = (...statements: readonly Statement[]) => propose(statements, book, content);
const plain = (all: readonly Proposal[]) => all.map(({ id, quotes }) => [id, quotes.length]);

const ratified = "Borsia ratified the Agreement on herring quotas on 9 February 2016.";
const lighthouse =
  "Arlania and Borsia signed the Agreement on the lighthouse of Orn on 3 February 2016.";
const inRussian =
  "Арлания и Борсия подписали Соглашение о маяке на Орнской отмели 3 февраля 2016 года.";

describe("propose", () => {
  it("proposes an act that the register does not have, with the state that did it", () => {
    const { proposals } = read(sentence(ratified));
    expect(proposals).toMatchObject([
      {
        kind: "act",
        entry: "arbo-1999-herring",
        act: "ratified",
        date: "2016-02-09",
        party: "BOR",
      },
    ]);
    expect(proposals[0]?.candidates[0]).toMatchObject({
      entry: "arbo-1999-herring",
      reasons: expect.arrayContaining([
        { what: "title", matched: expect.arrayContaining(["herring", "quotas"]) },
        { what: "parties", matched: ["BOR"] },
      ]),
    });
  });

  it("confirms what the register has, and proposes nothing", () => {
    const { proposals, confirmations } = read(
      sentence(
        "Arlania and Borsia signed the Protocol to the agreement on herring quotas on 4 March 2010.",
      ),
    );
    expect(proposals).toEqual([]);
    expect(confirmations.map((one) => one.act)).toEqual([
      "arbo-2010-herring-protocol.signed.2010-03-04",
    ]);
  });

  it("sets another day for what happens once beside the register's, and says so", () => {
    const told =
      "Arlania and Borsia signed the Protocol to the agreement on herring quotas on 12 March 2010.";
    const { proposals } = read(sentence(told));
    expect(proposals).toMatchObject([{ act: "signed", date: "2010-03-12" }]);
    expect(proposals[0]?.disagrees).toEqual([
      "arbo-2010-herring-protocol.signed.2010-03-04",
      "arbo-2010-herring-protocol.signed.2010-03-09",
    ]);
  });

  it("proposes one new paper from two languages, with both titles", () => {
    const { proposals } = read(sentence(lighthouse), sentence(inRussian, { document: "d-2" }));
    expect(proposals).toMatchObject([
      {
        kind: "agreement",
        isNew: true,
        title: {
          en: "Agreement on the lighthouse of Orn",
          ru: "Соглашение о маяке на Орнской отмели",
        },
        documents: ["d-1", "d-2"],
      },
    ]);
  });

  it("keeps two papers of one day apart when one language names them differently", () => {
    const other = lighthouse.replace("the lighthouse of Orn", "pilots for fog and ice");
    expect(read(sentence(lighthouse), sentence(other, { start: 200 })).proposals).toHaveLength(2);
  });

  it("puts a bare year to the day that it may mean", () => {
    const year = ratified.replace("on 9 February 2016", "in 2016");
    const { proposals } = read(sentence(year), sentence(ratified, { document: "d-2" }));
    expect(proposals).toMatchObject([{ date: "2016-02-09", quotes: [{}, {}] }]);
  });

  it("proposes nothing of what is planned, wished, or lies after the document's day", () => {
    for (const modality of ["intention", "possible", "wish", "condition", "duty"] as const) {
      expect(read(sentence(ratified, { modality })).proposals).toEqual([]);
    }
    expect(read(sentence(ratified, { documentDate: "2016-01-01" })).proposals).toEqual([]);
  });

  it("does not match a paper of other states", () => {
    const told = ratified.replace("Borsia", "Cestria");
    expect(read(sentence(told)).proposals).toEqual([]);
  });
});

describe("laws of proposals", () => {
  const told = [lighthouse, inRussian, ratified, ratified.replace("on 9 February 2016", "in 2016")];
  const documents = fc.uniqueArray(
    fc.record({ document: fc.integer({ min: 1, max: 9 }), which: fc.nat(3) }),
    {
      maxLength: 8,
      selector: ({ document, which }) => `${document} ${which}`,
    },
  );

  it("R6: the order of documents does not matter, and ids do not depend on places", () => {
    fc.assert(
      fc.property(documents, fc.nat(500), (all, shift) => {
        const statements = all.map(({ document, which }) =>
          sentence(told[which] ?? "", {
            document: `d-${document}`,
            passage: `d-${document}#${which}`,
            start: which * 100,
          }),
        );
        const moved = statements.map((one) => ({ ...one, start: one.start + shift }));
        const before = plain(read(...statements).proposals);
        expect(plain(read(...[...statements].reverse()).proposals)).toEqual(before);
        expect(plain(read(...moved).proposals)).toEqual(before);
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });

  it("R6: a decision on a proposal stays attached when another document joins it", () => {
    fc.assert(
      fc.property(documents, fc.nat(3), (all, which) => {
        const statements = all.map((one) =>
          sentence(told[one.which] ?? "", { document: `d-${one.document}` }),
        );
        const more = sentence(told[which] ?? "", { document: "d-0", documentDate: "2016-02-10" });
        const before = read(...statements).proposals;
        const after = read(more, ...statements).proposals;
        for (const { id } of before) {
          const homes = after.filter((one) => one.id === id || one.aliases.includes(id));
          expect(homes).toHaveLength(1);
        }
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });
});
