import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EventChoice, type EventSeries, eventMonths } from "../../src/evidence/eventMonths.ts";
import { event, eventAccount, eventMonth } from "../../src/evidence/eventTable.ts";
import { pairOf } from "../../src/terms/index.ts";
import { type Coast, gdeltRow, makeCoast, stages } from "./events.ts";

const weis = (...rows: readonly string[]) =>
  ["date,source,target,weis_code,goldstein,source_iso3,target_iso3", ...rows, ""].join("\n");
const at = (day: string, values: Readonly<Record<number, string>> = {}) =>
  gdeltRow({ 2: day, 60: `${day}001500`, ...values });

let coast: Coast;
beforeEach(() => {
  coast = makeCoast();
});
afterEach(() => coast.remove());

async function series(choice?: EventChoice, pair = pairOf("ARL", "BOR")): Promise<EventSeries> {
  await coast.build();
  const store = await coast.open();
  try {
    return await eventMonths(store, pair, choice);
  } finally {
    store.close();
  }
}
const told = ({ months }: EventSeries) =>
  months.map(({ from, month, events, missing }) => `${from} ${month} ${events ?? missing}`);

describe("eventMonths", () => {
  it("D1: gives zero within the period that is declared and nothing outside it", async () => {
    const rows = weis(
      "1991-03-05,ARLGOV,BORGOV,080,6,ARL,BOR",
      "1991-03-09,ARL,BOR,121,-2.2,ARL,BOR",
    );
    coast.put("w.csv", rows, { period: { from: "1991-02", to: "1991-04" } });
    const found = await series({ from: "1991-01", to: "1991-05" });
    expect(told(found)).toEqual([
      "ARL 1991-01 outside period",
      "ARL 1991-02 0",
      "ARL 1991-03 2",
      "ARL 1991-04 0",
      "ARL 1991-05 outside period",
      "BOR 1991-01 outside period",
      "BOR 1991-02 0",
      "BOR 1991-03 0",
      "BOR 1991-04 0",
      "BOR 1991-05 outside period",
    ]);
    expect(found.label).toBe("machine-coded, unverified");
    expect(found.months[2]).toMatchObject({
      score: 1.9,
      cooperation: 6,
      conflict: -2.2,
      coveredDays: 31,
    });
    // A month without events has no mean: zero would be a score.
    expect(found.months[1]?.score).toBeUndefined();
    expect(found.months[0]).toMatchObject({ coveredDays: 0, strays: 0 });
  });

  it("D1: takes the days that rows show where no period is declared, and says how many", async () => {
    coast.put(
      "w.csv",
      weis("1991-03-05,ARL,BOR,080,6,ARL,BOR", "1991-05-09,CES,BOR,121,-2.2,CES,BOR"),
    );
    const found = await series();
    expect(told(found).slice(0, 3)).toEqual([
      "ARL 1991-03 1",
      "ARL 1991-04 outside period",
      "ARL 1991-05 0",
    ]);
    expect(found.months[0]).toMatchObject({ coveredDays: 1, days: 31 });
    expect(found.datasets).toMatchObject([{ coverage: ["observed"], firstDay: "1991-03-05" }]);
  });

  it("D1: takes GDELT's coverage from when rows were added, and counts no month by stray dates", async () => {
    coast.put(
      "a.CSV",
      [at("20180105", { 1: "1" }), at("20180105", { 1: "2", 2: "20170105" })].join("\n"),
    );
    const found = await series({ from: "2017-01", to: "2018-01" });
    expect(found.months[0]).toMatchObject({ month: "2017-01", strays: 1, coveredDays: 0 });
    expect(found.months[0]?.events).toBeUndefined();
    expect(found.months[12]).toMatchObject({ month: "2018-01", events: 1 });
    // A quarter of an hour is no day.
    expect(found.months[12]?.coveredDays).toBeCloseTo(1 / 96, 4);
    expect(found.strays).toBe(1);
    expect((await series()).months.map((one) => one.month)).toEqual(["2018-01", "2018-01"]);
  });

  it("D2: shows both directions, the same for both orders of the pair, and never adds datasets up", async () => {
    coast.put("a.CSV", at("20180105"));
    coast.put("w.csv", weis("2018-01-09,BOR,ARL,121,-2.2,BOR,ARL"));
    const found = await series();
    expect(found).toEqual(await series({}, pairOf("BOR", "ARL")));
    expect(told(found)).toEqual([
      "ARL 2018-01 1",
      "BOR 2018-01 0",
      "ARL 2018-01 0",
      "BOR 2018-01 1",
    ]);
    expect(found.months.map((one) => one.dataset)).toEqual(["gdelt2", "gdelt2", "weis", "weis"]);
    expect(told(await series({ dataset: "weis" }))).toHaveLength(2);
    expect((await series({ dataset: "none" })).months).toEqual([]);
  });

  it("tells the types apart on request, those that PLOVER has none for among them", async () => {
    const rows = [{ 1: "1" }, { 1: "2", 27: "010" }, { 1: "3", 27: "190", 31: "-10", 30: "4" }];
    coast.put("a.CSV", rows.map((row) => at("20180105", row)).join("\n"));
    const { months } = await series({ byType: true });
    expect(months[0]?.types).toEqual([
      { type: "ASSAULT", events: 1 },
      { type: "CONSULT", events: 1 },
      { type: undefined, events: 1 },
    ]);
    expect(months[0]?.onePublisher).toBe(3);
    expect((await series()).months[0]?.types).toEqual([]);
  });

  it("refuses what is no month by code", async () => {
    coast.put("a.CSV", at("20180105"));
    await expect(series({ from: "2018-13" })).rejects.toMatchObject({ code: "month-unreadable" });
    await expect(series({ from: "2018-02", to: "2018-01" })).rejects.toMatchObject({
      code: "period-reversed",
    });
  });

  it("has nothing to show, and says so, of a dossier without event data", async () => {
    const found = await series();
    expect(found).toMatchObject({ datasets: [], months: [], strays: 0 });
  });
});

describe("the stages of event data", () => {
  const exported = async (store: string) => {
    const opened = await coast.open(store);
    try {
      const tables = stages.flatMap((stage) => stage.writes);
      const all = [];
      for (const table of opened.tables.filter((one) => tables.includes(one))) {
        all.push([table.name, await opened.rows(table)]);
      }
      return JSON.stringify(all);
    } finally {
      opened.close();
    }
  };
  const fill = (ids: readonly number[], day: string) =>
    ids.map((id) => at(day, { 1: String(id) })).join("\n");

  it("keep an event that stands in two files, or twice in one, once, and say so", async () => {
    coast.put("a.CSV", fill([1, 2, 2], "20180105"));
    coast.put("b.CSV", fill([2, 3], "20180106"));
    await coast.build();
    const store = await coast.open();
    expect((await store.rows(event)).map((row) => `${row.id} ${row.file}`)).toEqual([
      "gdelt2:1 events/a.CSV",
      "gdelt2:2 events/a.CSV",
      "gdelt2:3 events/b.CSV",
    ]);
    const accounts = await store.rows(eventAccount);
    expect(accounts.map(({ rows, used, refused }) => [rows, used, refused])).toEqual([
      [3, 2, 1],
      [2, 1, 1],
    ]);
    store.close();
  });

  it("R4: give the same, file by file, as when all is built anew", async () => {
    coast.put("b.CSV", fill([2, 3], "20180106"));
    coast.put("d.CSV", fill([7, 8], "20180108"));
    await coast.build("grown");
    const steps: readonly (() => void)[] = [
      () => coast.put("e.CSV", fill([8, 9], "20180109")),
      () => coast.put("a.CSV", fill([1, 2], "20180105")), // before all the others: takes 2 from b
      () => coast.put("c.CSV", `damaged\n${fill([4, 3], "20180107")}`),
      () => coast.drop("b.CSV"), // 2 was not in it any more, 3 was
    ];
    for (const [index, step] of steps.entries()) {
      step();
      await coast.build("grown");
      await coast.build(`anew${index}`);
      expect(await exported("grown"), `step ${index}`).toBe(await exported(`anew${index}`));
    }
  });

  it("read only the new file when one is added after the others", async () => {
    coast.put("a.CSV", fill([1, 2], "20180105"));
    coast.put("b.CSV", fill([3], "20180106"));
    await coast.build();
    coast.put("c.CSV", fill([1, 4], "20180107"));
    const { stages: done } = await coast.build();
    expect(done.find((one) => one.stage === "events")?.unitsRun).toEqual(["events/c.CSV"]);
    const store = await coast.open();
    expect((await store.rows(event)).map((row) => row.id)).toEqual(
      [1, 2, 3, 4].map((id) => `gdelt2:${id}`),
    );
    store.close();
  });

  it("D3: count an event of several states once for each pair of them, and never a state towards itself", async () => {
    const header =
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t" +
      "Primary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector";
    const row =
      "p1\t2020-03-02\tAGREE\t\t5\tVERBAL COOPERATION\t\tA\tARL; BOR\tGOV\tB\tBOR; CES\tGOV";
    coast.put("p.txt", `${header}\n${row}\n`);
    await coast.build();
    const store = await coast.open();
    const rows = await store.rows(eventMonth);
    expect(rows.map((one) => `${one.from}>${one.to} ${one.events} ${one.score}`)).toEqual([
      "ARL>BOR 1 5",
      "ARL>CES 1 5",
      "BOR>CES 1 5",
    ]);
    store.close();
  });
});
