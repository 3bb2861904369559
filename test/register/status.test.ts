import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actedKinds,
  createStandings,
  type DatedAct,
  indexActs,
  type Subject,
  statusesOn,
  statusOn,
} from "../../src/register/index.ts";
import { parsePartialDate } from "../../src/terms/index.ts";
import { shippedRules as rules } from "./rules.ts";

const treaty: Subject = { id: "t", kind: "agreement", parties: ["AAA", "BBB"], form: "treaty" };

function act(word: string, date: string, party?: string, known?: string): DatedAct {
  return {
    id: [word, party, date].filter(Boolean).join("."),
    entry: "t",
    act: word,
    date: parsePartialDate(date),
    party,
    known: known === undefined ? undefined : parsePartialDate(known),
  };
}

const statusesOf = (subject: Subject, acts: readonly DatedAct[], days: readonly string[]) =>
  days.map((day) => statusOn(subject, acts, day, rules).status);

describe("statusOn", () => {
  it("leads a treaty of two parties from its draft to its end", () => {
    const acts = [
      act("proposed", "1990-01-01"),
      act("drafted", "1991-01-01", "AAA"),
      act("initialled", "1992-01-01"),
      act("signed", "1993-01-01"),
      act("ratified", "1994-01-01", "AAA"),
      act("ratified", "1995-01-01", "BBB"),
      act("entered-into-force", "1996-01-01"),
      act("suspended", "1997-01-01"),
      act("resumed", "1998-01-01"),
      act("amended", "1999-01-01"),
      act("denounced", "2000-01-01", "AAA"),
    ];
    const days = Array.from({ length: 12 }, (_, year) => `${1989 + year}-06-01`);
    expect(statusesOf(treaty, acts, days)).toEqual([
      "unknown",
      "proposed",
      "drafted",
      "initialled",
      "signed",
      "ratified-in-part",
      "ratified",
      "in-force",
      "suspended",
      "in-force",
      "amended",
      "denounced",
    ]);
  });

  it("counts a month or a year only once it is over", () => {
    const acts = [act("signed", "2022-12"), act("entered-into-force", "2024")];
    const days = ["2022-12-30", "2022-12-31", "2024-12-30", "2024-12-31"];
    expect(statusesOf(treaty, acts, days)).toEqual(["unknown", "signed", "signed", "in-force"]);
  });

  it("keeps both acts where two sources give different days", () => {
    const acts = [act("signed", "2022-12-22"), act("signed", "2022-12-21")];
    const day = statusOn(treaty, acts, "2023-01-01", rules);
    expect(day.acts).toEqual(["signed.2022-12-21", "signed.2022-12-22"]);
    expect(day.conflicts).toEqual([
      { acts: ["signed.2022-12-21", "signed.2022-12-22"], about: "signed: 2022-12-21, 2022-12-22" },
    ]);
  });

  it("sees no disagreement between a year and a day in it, nor between two parties", () => {
    const acts = [
      act("signed", "2022"),
      act("signed", "2022-12-22"),
      act("ratified", "2023-11-30", "AAA"),
      act("ratified", "2024-05-20", "BBB"),
    ];
    expect(statusOn(treaty, acts, "2025-01-01", rules).conflicts).toEqual([]);
  });

  it("shows a treaty of many as signed in part until the last party signs", () => {
    const many = { ...treaty, parties: ["AAA", "BBB", "CCC"] };
    const acts = [
      act("signed", "2022-07-21", "AAA"),
      act("signed", "2022-07-21", "BBB"),
      act("signed", "2025-03-01", "CCC"),
    ];
    expect(statusesOf(many, acts, ["2024-01-01", "2025-03-01"])).toEqual([
      "signed-in-part",
      "signed",
    ]);
  });

  it("lets one of three parties leave without ending the treaty for the others", () => {
    const many = { ...treaty, parties: ["AAA", "BBB", "CCC"] };
    const acts = [act("entered-into-force", "2000-01-01"), act("denounced", "2001-01-01", "AAA")];
    expect(statusesOf(many, acts, ["2002-01-01"])).toEqual(["in-force"]);
    const more = [...acts, act("denounced", "2003-01-01", "BBB")];
    expect(statusesOf(many, more, ["2004-01-01"])).toEqual(["denounced"]);
  });

  it("takes a notice of withdrawal for no withdrawal", () => {
    const acts = [
      act("entered-into-force", "1992-10-09"),
      act("notice-of-withdrawal", "2000-01-14"),
    ];
    expect(statusesOf(treaty, acts, ["2001-01-01"])).toEqual(["in-force"]);
  });

  it("lets a programme stand for its own term, and end with it", () => {
    const programme: Subject = {
      ...treaty,
      form: "programme",
      term: { from: "2024-01-01", until: "2034-12-31" },
    };
    const acts = [act("signed", "2023-08-08")];
    expect(statusesOf(programme, acts, ["2023-09-01", "2024-01-01", "2035-01-01"])).toEqual([
      "signed",
      "in-force",
      "expired",
    ]);
  });

  it("calls a promise unreported, not late, when its day has passed and nobody says what came of it", () => {
    const promise: Subject = {
      id: "t",
      kind: "commitment",
      parties: ["AAA"],
      due: parsePartialDate("2025"),
    };
    const acts = [act("agreed", "2024-01-01")];
    expect(statusesOf(promise, acts, ["2025-12-31", "2026-01-01"])).toEqual([
      "agreed",
      "unreported",
    ]);
    const told = [...acts, act("reported-late", "2026-02-01")];
    expect(statusesOf(promise, told, ["2026-02-01"])).toEqual(["late"]);
  });

  it("calls a promise disputed while one source denies what another reports of the same time", () => {
    const promise: Subject = { id: "t", kind: "commitment", parties: ["AAA", "BBB"] };
    const acts = [
      act("agreed", "2021-12-06"),
      act("contested", "2022", "BBB"),
      act("fulfilled", "2022", "AAA"),
    ];
    const standing = statusOn(promise, acts, "2023-01-01", rules);
    expect(standing.status).toBe("disputed");
    expect(standing.conflicts).toHaveLength(1);
    const settled = [...acts, act("fulfilled", "2024-02-01")];
    expect(statusesOf(promise, settled, ["2024-02-01"])).toEqual(["fulfilled"]);
  });

  it("calls a treaty or a settlement disputed while one source denies what another reports", () => {
    const acts = [
      act("signed", "2001-01-01"),
      act("reported-in-force", "2005-01-01"),
      act("contested", "2006-01-01"),
      act("terminated", "2009-01-01"),
    ];
    const days = ["2005-06-01", "2006-06-01", "2009-06-01"];
    expect(statusesOf(treaty, acts, days)).toEqual(["in-force", "disputed", "terminated"]);
    const border: Subject = { id: "t", kind: "dispute", parties: ["AAA", "BBB"] };
    const told = [act("settled", "2001-01-01"), act("contested", "2001-06-01", "BBB")];
    const standing = statusOn(border, told, "2002-01-01", rules);
    expect(standing.status).toBe("disputed");
    expect(standing.conflicts[0]?.acts).toEqual(["settled.2001-01-01", "contested.BBB.2001-06-01"]);
  });

  it("does not know a figure before its source has given it", () => {
    const promise: Subject = { id: "t", kind: "commitment", parties: ["AAA"] };
    const acts = [act("agreed", "2021-01-01"), act("fulfilled", "2022", "AAA", "2023-05-22")];
    expect(statusesOf(promise, acts, ["2023-05-21", "2023-05-22"])).toEqual([
      "agreed",
      "fulfilled",
    ]);
  });

  it("passes over the acts of other entries", () => {
    const other = { ...act("signed", "1990-01-01"), entry: "another" };
    expect(statusesOf(treaty, [other], ["2000-01-01"])).toEqual(["unknown"]);
  });
});

const someDay = fc
  .date({ min: new Date("1991-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const someSubject: fc.Arbitrary<Subject> = fc.record({
  id: fc.constant("t"),
  kind: fc.constantFrom(...actedKinds),
  parties: fc.constantFrom(["AAA", "BBB"], ["AAA"], ["AAA", "BBB", "CCC"]),
  due: fc.option(
    someDay.map((day) => parsePartialDate(day.slice(0, 7))),
    { nil: undefined },
  ),
});

const someAct: fc.Arbitrary<DatedAct> = fc
  .record({
    id: fc.uuid(),
    word: fc.constantFrom(...rules.acts.keys()),
    date: fc.tuple(someDay, fc.constantFrom(4, 7, 10)).map(([day, cut]) => day.slice(0, cut)),
    known: fc.option(someDay, { nil: undefined }),
    party: fc.option(fc.constantFrom("AAA", "BBB", "CCC"), { nil: undefined }),
  })
  .map(({ id, word, date, known, party }) => ({ ...act(word, date, party, known), id }));

describe("statusOn, whatever the acts", () => {
  it("never changes for a day because of what becomes known later", () => {
    fc.assert(
      fc.property(someSubject, fc.array(someAct), someAct, someDay, (subject, acts, more, day) => {
        const later = { ...more, known: parsePartialDate("2027-01-01") };
        expect(statusOn(subject, [...acts, later], day, rules)).toEqual(
          statusOn(subject, acts, day, rules),
        );
      }),
    );
  });

  it("does not depend on the order of the acts", () => {
    fc.assert(
      fc.property(someSubject, fc.array(someAct), someDay, (subject, acts, day) => {
        expect(statusOn(subject, [...acts].reverse(), day, rules)).toEqual(
          statusOn(subject, acts, day, rules),
        );
      }),
    );
  });

  it("is the same when the two states change places", () => {
    const swap = new Map([
      ["AAA", "BBB"],
      ["BBB", "AAA"],
    ]);
    const other = (party: string) => swap.get(party) ?? party;
    fc.assert(
      fc.property(someSubject, fc.array(someAct), someDay, (subject, acts, day) => {
        const mirrored = acts.map((one) => ({ ...one, party: one.party && other(one.party) }));
        const there = { ...subject, parties: subject.parties.map(other) };
        const one = statusOn(subject, acts, day, rules);
        expect(statusOn(there, mirrored, day, rules).rule).toBe(one.rule);
      }),
    );
  });
});

describe("createStandings", () => {
  it("gives for any days in any order what each day alone would give", () => {
    const entry = fc.tuple(
      someSubject,
      fc.array(someAct, { maxLength: 8 }),
      fc.option(fc.tuple(someDay, fc.option(someDay, { nil: undefined })), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), fc.array(someDay), (entries, days) => {
        const subjects = entries.map(([subject, , term], i) => ({
          ...subject,
          id: `t${i}`,
          form: "programme",
          term: term && { from: term[0], until: term[1] },
        }));
        const acts = entries.flatMap(([, own], i) =>
          own.map((one) => ({ ...one, entry: `t${i}` })),
        );
        const standingsOn = createStandings(subjects, indexActs(acts), rules);
        const around = [...days, ...entries.flatMap(([one]) => (one.due ? [`${one.due}-28`] : []))];
        for (const day of around) {
          expect(standingsOn(day)).toEqual(statusesOn(subjects, acts, day, rules));
        }
      }),
    );
  });
});

describe("statusesOn", () => {
  it("gives every entry the status that it would have alone", () => {
    const other = { ...treaty, id: "u" };
    const acts = [act("signed", "2000-01-01"), { ...act("drafted", "1999-01-01"), entry: "u" }];
    const all = statusesOn([treaty, other], acts, "2001-01-01", rules);
    expect([all.get("t")?.status, all.get("u")?.status]).toEqual(["signed", "drafted"]);
  });
});

describe("every status that the rules name", () => {
  /** Acts, with the day of the status, that lead each kind to each of its statuses. */
  const ways: Readonly<
    Record<string, Readonly<Record<string, readonly (readonly [string, string?])[]>>>
  > = {
    agreement: {
      proposed: [["proposed"]],
      drafted: [["drafted", "AAA"]],
      initialled: [["initialled"]],
      "signed-in-part": [["signed", "AAA"]],
      signed: [["signed"]],
      adopted: [["adopted"]],
      "ratified-in-part": [["signed"], ["ratified", "AAA"]],
      ratified: [["signed"], ["ratified"]],
      "provisionally-applied": [["signed"], ["provisionally-applied"]],
      "in-force": [["entered-into-force"]],
      "in-force-in-part": [["entered-into-force", "AAA"]],
      amended: [["entered-into-force"], ["amended"]],
      suspended: [["entered-into-force"], ["suspended"]],
      disputed: [["reported-in-force"], ["contested"]],
      denounced: [["entered-into-force"], ["denounced", "AAA"]],
      terminated: [["terminated"]],
      expired: [["expired"]],
      superseded: [["superseded"]],
      unknown: [],
    },
    commitment: {
      proposed: [["proposed"]],
      agreed: [["agreed"]],
      "under-way": [["agreed"], ["under-way"]],
      fulfilled: [["fulfilled"]],
      partly: [["partly-fulfilled"]],
      late: [["agreed"], ["reported-late"]],
      postponed: [["agreed"], ["postponed"]],
      abandoned: [["agreed"], ["abandoned"]],
      disputed: [["fulfilled"], ["contested"]],
      unknown: [],
    },
    dispute: {
      open: [["opened"]],
      "in-talks": [["opened"], ["talks"]],
      managed: [["opened"], ["managed"]],
      settled: [["settled"]],
      disputed: [["settled"], ["contested"]],
      ratified: [["settled"], ["ratified"]],
      demarcated: [["demarcated"]],
      closed: [["closed"]],
      unknown: [],
    },
  };

  for (const [kind, statuses] of Object.entries(ways)) {
    it(`is reached by acts: ${kind}`, () => {
      const subject: Subject = {
        id: "t",
        kind: kind as Subject["kind"],
        parties: ["AAA", "BBB"],
        form: "treaty",
      };
      for (const [status, way] of Object.entries(statuses)) {
        const acts = way.map(([word, party], i) => act(word, `200${i}-01-01`, party));
        expect([status, statusOn(subject, acts, "2010-01-01", rules).status]).toEqual([
          status,
          status,
        ]);
      }
      const named = new Set(rules.kinds[subject.kind].map((one) => one.status));
      const byDue = ["unreported"];
      expect([...named].filter((one) => statuses[one] === undefined)).toEqual(
        [...named].filter((one) => byDue.includes(one)),
      );
    });
  }
});
