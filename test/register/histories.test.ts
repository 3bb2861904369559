import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  datedActs,
  knownFrom,
  type Located,
  locateEntries,
  partiesOn,
  readRegister,
  readRegisterContent,
  registerFiles,
  statusesOn,
  statusOn,
} from "../../src/register/index.ts";
import { openDossier, readTable } from "../../src/sources/index.ts";

const folder = new URL("../../dossiers/central-asia/", import.meta.url).pathname;
const dossier = openDossier(decodeURIComponent(folder));
// Counts of trade are worded with the register.
const counts = readTable(dossier, "indicators/trade_turnover.csv");
const worded = counts?.records.map(({ fields }) => fields);
const content = { ...readRegisterContent(dossier), worded };
const tables = Object.fromEntries(
  Object.entries(registerFiles).map(([name, path]) => [name, readTable(dossier, path)]),
);
const register = readRegister(tables, content);
const entries = new Map<string, Located>(locateEntries(register).map((one) => [one.id, one]));
const acts = datedActs(register.acts);

function on(id: string, day: string) {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`no entry ${id}`);
  return statusOn(entry.subject, acts, day, content.rules);
}

function ofParties(id: string, day: string): Readonly<Record<string, string>> {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`no entry ${id}`);
  const parties = partiesOn(entry.subject, acts, day, content.rules);
  return Object.fromEntries(parties.map((one) => [one.party, one.standing.status]));
}

/** The days given with their statuses, and the status on each of those days. */
function expectHistory(id: string, history: Readonly<Record<string, string>>): void {
  const found = Object.keys(history).map((day) => [day, on(id, day).status]);
  expect(Object.fromEntries(found)).toEqual(history);
}

describe("the shipped register", () => {
  it("uses every row: agreements, doctrines, priorities, commitments, disputes, meetings, states", () => {
    const { agreements, doctrines, priorities, commitments, disputes, meetings } = register;
    const counts = [agreements, doctrines, priorities, commitments, disputes, meetings].map(
      (rows) => rows.length,
    );
    expect(counts).toEqual([168, 17, 67, 106, 33, 50]);
    expect(register.accounts.map((one) => one.refused)).toEqual(Array(11).fill(0));
    expect(register.findings).toEqual([]);
  });

  it("gives every act and entry a source, and every entry at least one act", () => {
    const { agreements, commitments, disputes, doctrines, meetings } = register;
    const all = [...agreements, ...commitments, ...disputes, ...doctrines, ...meetings];
    expect(all.filter((one) => one.sourceTitle === "" || one.acts.length === 0)).toEqual([]);
    expect(register.acts.filter((one) => one.sourceTitle === "")).toEqual([]);
  });

  it("has a status by rule for every entry on any day since 1991", () => {
    const subjects = [...entries.values()].map((one) => one.subject);
    for (const day of ["1991-01-01", "2001-09-09", "2016-12-31", "2026-11-22"]) {
      const standings = statusesOn(subjects, acts, day, content.rules);
      expect(standings.size).toBe(374);
      for (const one of standings.values()) expect(one.rule).toMatch(/^[a-z]+\/[a-z-]+$/);
    }
  });
});

const firstDay = new Date("1991-01-01");
const lastDay = new Date("2026-11-22");
const anyDay = fc
  .date({ min: firstDay, max: lastDay, noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyEntry = fc.constantFrom(...entries.values());
const actsOf = (id: string) => acts.filter((one) => one.entry === id);

describe("any entry of the shipped register on any day from 1991 to today", () => {
  it("has a status by a rule of its kind, resting on acts known by then", () => {
    fc.assert(
      fc.property(anyEntry, anyDay, ({ subject }, day) => {
        const own = actsOf(subject.id);
        const standing = statusOn(subject, own, day, content.rules);
        const rule = content.rules.kinds[subject.kind].find((one) => one.id === standing.rule);
        expect(rule?.status).toBe(standing.status);
        for (const id of standing.acts) {
          const act = own.find((one) => one.id === id);
          expect(act === undefined ? "9999" : knownFrom(act) <= day).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("stands as it stood, whatever became known later", () => {
    fc.assert(
      fc.property(anyEntry, anyDay, ({ subject }, day) => {
        const own = actsOf(subject.id);
        const then = own.filter((one) => knownFrom(one) <= day);
        expect(statusOn(subject, then, day, content.rules)).toEqual(
          statusOn(subject, own, day, content.rules),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("was last checked on a day that is given", () => {
    const { agreements, commitments, disputes, doctrines, meetings } = register;
    const all = [...agreements, ...commitments, ...disputes, ...doctrines, ...meetings];
    expect(all.filter((one) => one.checked === undefined)).toEqual([]);
  });
});

describe("agreements", () => {
  it("has the treaty of eternal friendship signed in 1998, and no day on which it entered into force", () => {
    expectHistory("uzkz-1998-10-31-eternal-friendship", {
      "1998-10-30": "unknown",
      "1998-10-31": "signed",
      "1999-03-23": "signed",
      "2026-11-22": "signed",
    });
  });

  it("has the strategic partnership of 2013 ratified by one side in 2014", () => {
    expectHistory("uzkz-2013-06-14-strategic-partnership", {
      "2013-06-13": "unknown",
      "2013-06-14": "signed",
      "2014-12-30": "signed",
      "2014-12-31": "ratified-in-part",
    });
  });

  it("has the allied relations treaty signed in 2022, ratified in 2023 and 2024, in force by the end of 2024", () => {
    expectHistory("uzkz-2022-12-22-allied-treaty", {
      "2022-12-21": "unknown",
      "2022-12-22": "signed",
      "2023-11-30": "ratified-in-part",
      "2024-05-19": "ratified-in-part",
      "2024-05-20": "ratified",
      "2024-12-31": "in-force",
    });
  });

  it("has the demarcation treaty signed on 21 or 22 December 2022, both days standing", () => {
    const id = "uzkz-2022-12-22-demarcation";
    expectHistory(id, {
      "2022-12-20": "unknown",
      "2022-12-21": "signed",
      "2023-03-28": "ratified-in-part",
      "2023-06-30": "ratified",
      "2023-07-04": "in-force",
    });
    expect(on(id, "2022-12-21").conflicts).toEqual([]);
    expect(on(id, "2022-12-22").conflicts).toEqual([
      {
        acts: [`${id}.signed.2022-12-21`, `${id}.signed.2022-12-22`],
        about: "signed: 2022-12-21, 2022-12-22",
      },
    ]);
  });

  it("has the agreement on mutual visits in force since June 2003 and amended since April 2024", () => {
    expectHistory("uzkz-2000-07-07-mutual-visits", {
      "2000-07-07": "signed",
      "2002-01-15": "ratified-in-part",
      "2003-06-26": "in-force",
      "2024-04-14": "amended",
    });
  });

  it("has the friendship treaty of the region signed in part until 2025", () => {
    expectHistory("reg-2022-07-21-friendship-treaty", {
      "2022-07-21": "signed-in-part",
      "2025-12-31": "signed",
    });
  });

  it("has the treaty on the economy for 1998–2005 expired with its term", () => {
    expectHistory("uzkz-1998-10-31-economic-1998-2005", {
      "1998-10-31": "signed",
      "2005-12-31": "signed",
      "2006-01-01": "expired",
    });
  });

  it("has the centre agreement of 2022 superseded by that of 2023", () => {
    expectHistory("uzkz-2022-12-22-industrial-centre-establish", {
      "2022-12-22": "signed",
      "2023-11-09": "superseded",
    });
  });

  it("has the programme for 2024–2034 in force to its last day and no longer", () => {
    expectHistory("uzkz-2024-08-08-programme-2024-2034", {
      "2024-08-07": "unknown",
      "2024-08-08": "in-force",
      "2034-12-31": "in-force",
      "2035-01-01": "expired",
    });
  });

  it("has the agreement on the industrial centre ratified by Kazakhstan alone", () => {
    const id = "uzkz-2023-11-09-industrial-centre";
    expectHistory(id, {
      "2023-11-08": "unknown",
      "2023-11-09": "signed",
      "2025-03-26": "signed",
      "2025-03-27": "ratified-in-part",
      "2026-11-22": "ratified-in-part",
    });
    expect(ofParties(id, "2026-11-22")).toEqual({ KAZ: "ratified", UZB: "signed" });
  });

  it("has the Uzbek–Kyrgyz border treaties of 2017 and 2022 in force by the months that sources give", () => {
    expectHistory("uzkg-2017-09-05-border", {
      "2017-09-04": "unknown",
      "2017-09-05": "signed",
      "2017-10-31": "ratified-in-part",
      "2017-12-31": "in-force",
    });
    expect(on("uzkg-2017-09-05-border", "2018-01-01").conflicts).toEqual([]);
    const id = "uzkg-2022-11-03-border-sections";
    expectHistory(id, {
      "2022-11-03": "signed",
      "2022-11-29": "ratified-in-part",
      "2022-11-30": "ratified",
      "2023-01-30": "ratified",
      "2023-01-31": "in-force",
    });
    expect(ofParties(id, "2022-11-29")).toEqual({ KGZ: "ratified", UZB: "signed" });
  });

  it("has the Kyrgyz–Tajik border treaty of 2025 in force when the instruments were exchanged", () => {
    expectHistory("kgtj-2025-03-13-border", {
      "2025-03-12": "unknown",
      "2025-03-13": "signed",
      "2025-03-30": "signed",
      "2025-03-31": "in-force",
    });
  });

  it("has CASA-1000 and Surkhan–Puli-Khumri signed, and no ratification of either", () => {
    expectHistory("afg-casa-1000", { "2015-12-30": "unknown", "2015-12-31": "signed" });
    expectHistory("afg-2017-surkhan-puli-khumri", {
      "2017-12-04": "unknown",
      "2017-12-05": "signed",
      "2026-11-22": "signed",
    });
  });

  it("has the visa-free agreement of 1992 still standing after a notice of withdrawal", () => {
    expectHistory("cis-1992-10-09-visa-free", { "1992-10-09": "signed", "2000-01-14": "signed" });
  });
});

describe("commitments", () => {
  it("has trade of 5 bn USD by 2020 late, and disputed once both sides have counted 2022", () => {
    const id = "c-trade-5bn-2020";
    expectHistory(id, {
      "2017-09-15": "unknown",
      "2017-09-16": "agreed",
      "2020-12-30": "agreed",
      "2020-12-31": "late",
      "2023-05-21": "late",
      "2023-05-22": "disputed",
    });
    const parties = on(id, "2023-05-22").conflicts.flatMap((one) =>
      one.acts.map((act) => acts.find((row) => row.id === act)?.party),
    );
    expect(parties.sort()).toEqual(["KAZ", "UZB"]);
  });

  it("has trade of 10 bn USD within five years postponed to 2030", () => {
    expectHistory("c-trade-10bn-5y", {
      "2021-12-06": "agreed",
      "2025-03-14": "agreed",
      "2025-03-15": "postponed",
      "2026-11-22": "postponed",
    });
    expectHistory("c-trade-10bn-2030", { "2025-03-15": "agreed", "2026-11-22": "agreed" });
  });

  it("has the trade programme adopted half a year after it was due", () => {
    const id = "c-trade-programme-adopt";
    expectHistory(id, { "2024-08-08": "agreed", "2024-09-01": "unreported" });
    expect(on(id, "2025-03-15").rule).toBe("commitment/fulfilled-late");
  });

  it("has CASA-1000 late by its first date", () => {
    expectHistory("c-casa1000-2022", {
      "2022-03-31": "agreed",
      "2022-04-01": "unreported",
      "2025-03-31": "late",
    });
  });

  it("has the Uzbek part of the line to Puli-Khumri built late and the whole line not built", () => {
    expect(on("c-surkhan-uzb-part", "2022-01-31").rule).toBe("commitment/fulfilled-late");
    expectHistory("c-surkhan-all", { "2018-01-01": "agreed", "2022-07-31": "late" });
  });

  it("has trade of 3 bn USD in 2018 disputed: one office gave two figures within three weeks", () => {
    const id = "c-trade-3bn-2018";
    expectHistory(id, {
      "2018-03-13": "unknown",
      "2018-03-14": "agreed",
      "2018-12-31": "agreed",
      "2019-01-01": "unreported",
      "2019-04-29": "unreported",
      "2019-04-30": "disputed",
    });
    expect(on(id, "2019-04-30").conflicts).toHaveLength(1);
  });

  it("has CASA-1000 by its third date under way, and after it unreported", () => {
    expectHistory("c-casa1000-2027", {
      "2025-04-29": "unknown",
      "2025-04-30": "under-way",
      "2027-12-31": "under-way",
      "2028-01-01": "unreported",
    });
  });

  it("has the border marked half a year after the day set in the treaty", () => {
    const id = "c-border-demarcation";
    expectHistory(id, {
      "2003-12-30": "unknown",
      "2003-12-31": "under-way",
      "2022-12-22": "under-way",
      "2022-12-23": "unreported",
      "2023-07-03": "unreported",
      "2023-07-04": "fulfilled",
    });
    expect(on(id, "2023-07-04").rule).toBe("commitment/fulfilled-late");
  });

  it("has the ratification of the Kyrgyz–Tajik treaty kept on its day, and of the flights no word", () => {
    expectHistory("c-kgtj-ratify", { "2025-03-30": "agreed", "2025-03-31": "fulfilled" });
    expect(on("c-kgtj-ratify", "2025-03-31").rule).toBe("commitment/fulfilled");
    expectHistory("c-kgtj-flights", { "2025-03-14": "agreed", "2025-03-15": "unreported" });
  });

  it("has the crossing closed for four months postponed when it stayed closed", () => {
    expectHistory("c-zhibek-zholy-2025", {
      "2025-02-05": "agreed",
      "2025-06-05": "agreed",
      "2025-06-06": "unreported",
      "2025-06-30": "postponed",
    });
  });

  it("has the start of building the industrial centre unreported, then late", () => {
    expectHistory("c-icic-build-start", {
      "2023-11-09": "agreed",
      "2024-08-31": "agreed",
      "2024-09-01": "unreported",
      "2025-11-15": "late",
    });
  });

  it("has the launch of the industrial centre disputed: launched by one side, under construction by the other", () => {
    expectHistory("c-icic-technical-launch", {
      "2023-11-09": "agreed",
      "2025-11-15": "disputed",
    });
  });
});

describe("disputes", () => {
  it("has the Uzbek–Kazakh border open until the treaty, demarcated on 4 July 2023", () => {
    expectHistory("uzkz-border-demarcation", {
      "2002-12-31": "unknown",
      "2003-12-31": "open",
      "2022-12-21": "settled",
      "2023-06-30": "ratified",
      "2023-07-04": "demarcated",
    });
  });

  it("has the Uzbek–Kyrgyz border in talks after the treaty on a part of it, settled in 2022", () => {
    expectHistory("uzkg-border-line", {
      "1991-12-31": "open",
      "2017-12-31": "in-talks",
      "2022-11-03": "settled",
      "2022-11-29": "settled",
      "2022-11-30": "ratified",
    });
  });

  it("has the Kyrgyz–Tajik border open through the clashes and settled on 13 March 2025", () => {
    expectHistory("kgtj-border", {
      "2021-12-31": "open",
      "2022-12-31": "open",
      "2025-03-12": "open",
      "2025-03-13": "settled",
      "2025-03-31": "ratified",
    });
  });

  it("has the border closed for swine flu opened again on 25 January 2010", () => {
    expectHistory("uzkz-border-closure-2009", { "2009-12-31": "open", "2010-01-25": "closed" });
  });

  it("has the Qosh Tepa canal in talks and not settled", () => {
    expectHistory("amu-qosh-tepa", { "2022-03-31": "open", "2026-11-22": "in-talks" });
  });
});

describe("doctrines", () => {
  it("has two days for the decree of 2014, and its end in 2020", () => {
    const id = "kaz-2014-2020-concept";
    expectHistory(id, { "2014-01-21": "in-effect", "2020-03-06": "superseded" });
    expect(on(id, "2014-01-29").conflicts.map((one) => one.about)).toEqual([
      "adopted: 2014-01-21, 2014-01-29",
    ]);
  });

  it("gives two readings of one doctrine's order their own rows", () => {
    const ranks = register.priorities
      .filter((one) => one.doctrine === "kaz-2014-2020-concept")
      .filter((one) => one.partner?.startsWith("Central Asia"))
      .map((one) => one.rank);
    expect(ranks).toEqual([3, 3, 1]);
  });
});
