import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotedFields } from "../../src/evidence/eventFields.ts";
import { recogniseLayout } from "../../src/evidence/eventLayouts.ts";
import { readLines } from "../../src/evidence/eventLines.ts";
import { event, eventAccount, eventRefusal } from "../../src/evidence/eventTable.ts";
import { finding, type RowOf, sql } from "../../src/store/index.ts";
import { type Coast, gdeltRow, makeCoast } from "./events.ts";

const icewsHeader =
  "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t" +
  "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher";
const polecatHeader =
  "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t" +
  "Primary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector\tSource\tPublication Date\t\t";
const weisHeader = "date,source,target,weis_code,goldstein,source_iso3,target_iso3";

type Account = RowOf<typeof eventAccount>;
type Refusal = RowOf<typeof eventRefusal>;

interface Import {
  readonly account: Account | undefined;
  readonly events: readonly RowOf<typeof event>[];
  readonly refusals: readonly Refusal[];
  readonly findings: readonly {
    readonly code: string;
    readonly row: number;
    readonly severity: string;
  }[];
}

let coast: Coast;
beforeAll(() => {
  coast = makeCoast();
});
afterAll(() => coast.remove());

let count = 0;
async function importOne(content: string | Uint8Array, said = {}): Promise<Import> {
  count += 1;
  const name = `file${count}`;
  coast.put(name, content, said);
  await coast.build(name);
  coast.drop(name);
  const store = await coast.open(name);
  try {
    const [account] = await store.rows(eventAccount);
    const events = await store.rows(event, { orderBy: ["row"] });
    const refusals = await store.rows(eventRefusal);
    const findings = await store.query<Import["findings"][number]>(
      sql`SELECT code, "row", severity FROM ${finding} WHERE stage = 'events' ORDER BY "row", code`,
    );
    return { account, events, refusals, findings };
  } finally {
    store.close();
  }
}
const counts = ({ account }: Import) => [
  account?.rows,
  account?.used,
  account?.refused,
  account?.outOfScope,
];
const reasons = ({ refusals }: Import) => refusals.map((one) => `${one.row} ${one.reason}`);

describe("recogniseLayout", () => {
  it("tells the four layouts by their header or their first rows, and nothing else", () => {
    expect(recogniseLayout([gdeltRow({})])?.id).toBe("gdelt2");
    expect(recogniseLayout(["damaged", gdeltRow({})])?.id).toBe("gdelt2");
    expect(recogniseLayout([icewsHeader])?.id).toBe("icews");
    expect(recogniseLayout([polecatHeader])?.id).toBe("polecat");
    expect(recogniseLayout([weisHeader])?.id).toBe("weis");
    expect(recogniseLayout(["a,b,c", "1,2,3"])).toBeUndefined();
    expect(recogniseLayout([gdeltRow({}).split("\t").slice(0, 58).join("\t")])).toBeUndefined();
    expect(recogniseLayout([])).toBeUndefined();
  });

  it("holds a file to the layout that the data package names", () => {
    expect(recogniseLayout([icewsHeader], "icews")?.id).toBe("icews");
    expect(recogniseLayout([icewsHeader], "gdelt2")).toBeUndefined();
  });
});

describe("readLines", () => {
  const encoder = new TextEncoder();
  const linesOf = (pieces: readonly Uint8Array[]) =>
    [...readLines(pieces)].flatMap(({ row, lines }) =>
      lines.map((line, index) => [row + index, line] as const),
    );

  it("gives the same lines however the file is cut into pieces, whatever its line ends", () => {
    const text = fc.array(fc.constantFrom("a", "ў", "\t", "\r", "\n", "\r\n", "𝄞"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (parts, cuts) => {
        const bytes = encoder.encode(`\ufeff${parts.join("")}`);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length];
        places.sort((a, b) => a - b);
        const pieces = places.slice(1).map((place, i) => bytes.slice(places[i], place));
        // What an editor shows; a line end at the very end opens no further line.
        const wanted = parts.join("").split(/\r\n|\n|\r/);
        if (wanted.at(-1) === "") wanted.pop();
        const filled = pieces.filter((piece) => piece.length > 0);
        expect(linesOf(filled)).toEqual(wanted.map((line, index) => [index + 1, line]));
      }),
    );
  });

  it("holds no line that is longer than any row is", () => {
    const long = encoder.encode("x".repeat(700_000));
    const found = linesOf([long, long, long, encoder.encode("\nnext\n")]);
    expect(found).toEqual([
      [1, undefined],
      [2, "next"],
    ]);
  });
});

describe("quotedFields", () => {
  it("cuts at delimiters outside quotation marks", () => {
    expect(quotedFields('a,"b, c",,"d ""e"""', ",")).toEqual(["a", "b, c", "", 'd "e"']);
    expect(quotedFields('a,b"c,', ",")).toEqual(["a", 'b"c', ""]);
    expect(quotedFields('"a', ",")).toBeUndefined();
    expect(quotedFields('"a"b,c', ",")).toBeUndefined();
  });

  it("gives back whatever fields were written (property)", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");
        expect(quotedFields(line, ",")).toEqual(fields);
      }),
    );
  });
});

describe("a damaged file of GDELT", () => {
  const rows = [
    gdeltRow({ 1: "1" }),
    gdeltRow({ 1: "2", 61: "" }),
    "", // no row
    gdeltRow({ 1: "3" }).replace("\tARLGOV\t", "\t"), // 60 fields
    `${gdeltRow({ 1: "4" })}\tmore`, // 62 fields
    gdeltRow({ 1: "5", 2: "20180230" }), // no such day
    gdeltRow({ 1: "6", 2: "2018-01-05" }), // another form
    gdeltRow({ 1: "7", 60: "20180105" }), // no moment
    gdeltRow({ 1: "8", 7: "ARL\u0000ANIA" }),
    gdeltRow({ 1: "9", 31: "11" }), // beyond the scale
    gdeltRow({ 1: "10", 31: "2,8" }),
    gdeltRow({ 1: "11", 33: "-1" }),
    gdeltRow({ 1: "x12" }),
    gdeltRow({ 1: "13", 27: "" }),
    gdeltRow({ 1: "14", 7: '"ARLANIA' }), // in GDELT a quotation mark is a character
    gdeltRow({ 1: "1" }), // once more
    gdeltRow({ 1: "16", 8: "", 18: "" }), // no state
    gdeltRow({ 1: "17", 8: "EUR", 18: "" }), // a region
    gdeltRow({ 1: "18", 8: "QQQ" }), // nobody knows
    gdeltRow({ 1: "19", 27: "0999" }),
    gdeltRow({ 1: "20", 31: "", 33: "" }),
  ];

  it("F13, R13: reads or refuses each row by its line number, with exact sums", async () => {
    const found = await importOne(`${rows.join("\n")}\n`);
    expect(counts(found)).toEqual([20, 6, 12, 2]);
    expect(found.events.map((one) => one.row)).toEqual([1, 2, 15, 19, 20, 21]);
    expect(reasons(found)).toEqual([
      "4 event-ragged",
      "6 event-date",
      "8 event-date",
      "9 event-control-character",
      "10 event-number",
      "12 event-number",
      "13 event-id",
      "14 event-code",
      "16 event-repeated",
    ]);
    expect(found.refusals.reduce((sum, one) => sum + one.rows, 0)).toBe(12);
    expect(found.refusals[0]).toMatchObject({ row: 4, lastRow: 5, rows: 2 });
    expect(found.findings.map((one) => `${one.row} ${one.code} ${one.severity}`)).toEqual([
      "4 event-ragged error",
      "6 event-date error",
      "9 event-control-character error",
      "10 event-number error",
      "13 event-id error",
      "14 event-code error",
      "16 event-repeated warning",
      "19 event-state-unknown warning",
      "20 event-code-unknown warning",
    ]);
  });

  it("F13: reads the same with a mark, with CRLF, in UTF-16 and with a header", async () => {
    const plain = await importOne(`${rows.join("\n")}\n`);
    const text = `${rows.join("\r\n")}\r\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    for (const content of [`\ufeff${text}`, utf16]) {
      const found = await importOne(content);
      expect(counts(found)).toEqual(counts(plain));
      expect(reasons(found)).toEqual(reasons(plain));
    }
    const header = ["GLOBALEVENTID", ...Array.from({ length: 60 }, (_, i) => `c${i}`)].join("\t");
    expect(counts(await importOne(`${header}\n${rows.join("\n")}`))).toEqual(counts(plain));
  });

  it("F13: refuses rows in another encoding rather than guess at names", async () => {
    const cyrillic = Buffer.from([0xc0, 0xf0, 0xeb, 0xe0, 0xed, 0xe8, 0xff]); // “Арлания” in cp1251
    const [before = "", after = ""] = gdeltRow({ 1: "2" }).split("ARLANIA");
    const lines = [gdeltRow({ 1: "1" }), "\n", before, cyrillic, after, "\n", gdeltRow({ 1: "3" })];
    const found = await importOne(Buffer.concat(lines.map((one) => Buffer.from(one))));
    expect(counts(found)).toEqual([3, 2, 1, 0]);
    expect(reasons(found)).toEqual(["2 event-encoding"]);
  });
});

describe("a file in no layout that is known", () => {
  it("R13: is refused as a whole, in one stretch, and says so once", async () => {
    const found = await importOne("one,two\n1,2\n3,4\n");
    expect(counts(found)).toEqual([3, 0, 3, 0]);
    expect(found.refusals).toMatchObject([
      { row: 1, lastRow: 3, rows: 3, reason: "event-layout-unknown" },
    ]);
    expect(found.findings).toMatchObject([{ code: "event-layout-unknown", severity: "error" }]);
    expect(counts(await importOne(""))).toEqual([0, 0, 0, 0]);
    expect(counts(await importOne(gdeltRow({}), { layout: "icews" }))).toEqual([1, 0, 1, 0]);
  });
});

describe("a file that is no text at all", () => {
  it("R13: is refused in bounded memory, line by line as far as it has lines", async () => {
    // As a packed file begins: “PK”, then bytes of any kind; here with three line ends.
    const packed = Buffer.concat([
      Buffer.from("PK\u0003\u0004"),
      ...[1, 2, 3].map(() => Buffer.concat([Buffer.alloc(1_500_000, 0xfe), Buffer.from("\n")])),
    ]);
    const found = await importOne(packed);
    expect(counts(found)).toEqual([3, 0, 3, 0]);
    expect(found.findings).toMatchObject([{ code: "event-layout-unknown", row: 1 }]);
  });
});

describe("a file of ICEWS", () => {
  const row = (id: string, day = "2018-06-01", rest = "47\t2\tHarbour Post") =>
    `${id}\t${day}\tMinister (Arlania)\tGovernment\tFrance\tConsult\t040\t1\tCitizen\tUnspecified\tGermany\t${rest}`;

  it("reads names of states, and NULL and Unspecified as missing", async () => {
    const found = await importOne(
      [icewsHeader, row("1"), row("2").replace("France", "NULL")].join("\n"),
    );
    expect(found.events).toMatchObject([
      {
        id: "icews:1/2018-06-01",
        sourceStates: "FRA",
        targetStates: "DEU",
        type: "CONSULT",
        row: 2,
      },
      { targetStates: "DEU", row: 3 },
    ]);
    expect(found.events[0]?.unverified).toBe("machine-coded; one publisher; no actor type");
    expect(found.events[1]?.sourceStates).toBeUndefined();
  });

  it("keeps an id once a day, and refuses what is ragged", async () => {
    const lines = [
      row("1"),
      row("1"),
      row("1", "2018-06-02"),
      row("3", "2018-06-31"),
      row("4").slice(0, 40),
    ];
    const found = await importOne([icewsHeader, ...lines].join("\n"));
    expect(counts(found)).toEqual([5, 2, 3, 0]);
    expect(reasons(found)).toEqual(["3 event-repeated", "5 event-date", "6 event-ragged"]);
  });
});

describe("a file of POLECAT", () => {
  const row = (id: string, actors: string, recipients: string, type = "CONSULT") =>
    `${id}\t2020-03-02\t${type}\tvisit\t3.5\tVERBAL COOPERATION\tdiplomatic; territory\tA\t${actors}\tGOV\t` +
    `B\t${recipients}\tNone\tHarbour Post\t2020-03-03\t\t\t`;

  it("reads PLOVER's own words, several states on a side, and None as missing", async () => {
    const found = await importOne(
      [
        polecatHeader,
        row("a1", "BOR; ARL", "CES"),
        row("a2", "None", "None"),
        row("a3", "ARL", "BOR|XYZ", "FEAST"),
      ].join("\n"),
    );
    expect(counts(found)).toEqual([3, 2, 0, 1]);
    expect(found.events).toMatchObject([
      {
        id: "polecat:a1",
        date: "2020-03-02",
        known: "2020-03-03",
        sourceStates: "ARL;BOR",
        targetStates: "CES",
        type: "CONSULT",
        mode: "visit",
        context: "diplomatic;territory",
        score: 3.5,
        quad: "verbal cooperation",
        publishers: 1,
        unverified: "machine-coded; one publisher; no actor type",
      },
      { id: "polecat:a3", sourceStates: "ARL", targetStates: "BOR" },
    ]);
    expect(found.events[1]?.type).toBeUndefined();
    expect(found.findings.map((one) => one.code)).toEqual([
      "event-code-unknown",
      "event-state-unknown",
    ]);
  });
});

describe("a file of WEIS", () => {
  it("reads quoted fields, keeps rows that are alike, and refuses a quotation mark that stays open", async () => {
    const like = "1991-04-02,ARLGOV,BOR,080,6,ARL,BOR";
    const lines = [
      like,
      like,
      '"1991-04-03",ARL,"BOR",031,1,ARL,BOR',
      '1991-04-04,"ARL,BOR,031,1,ARL,BOR',
      "1991-04-05,ARL,BOR,31,1,ARL,BOR",
      "1991-04-06,SEA,PIR,031,1,,",
    ];
    const found = await importOne([weisHeader, ...lines].join("\n"));
    expect(counts(found)).toEqual([6, 3, 2, 1]);
    expect(reasons(found)).toEqual(["5 event-quote", "6 event-code"]);
    expect(new Set(found.events.map((one) => one.id)).size).toBe(3);
    expect(found.events[0]?.unverified).toBe("machine-coded; publishers not stated; no actor type");
  });
});
