import { describe, expect, it } from "vitest";
import { cutPassages, extract } from "../../src/texts/index.ts";
import { type Drawn, letterWidth, makePdf, setLines } from "./make-pdf.ts";

/** A line as LibreOffice draws it: first without its ʻ marks, then each mark where it belongs. */
function drawnAside(text: string, x: number, y: number): Drawn[] {
  const letters = Array.from(text);
  const place = (i: number): number => x + i * letterWidth * 12;
  const runs: Drawn[] = [];
  let start = 0;
  for (let i = 0; i <= letters.length; i += 1) {
    if (i < letters.length && letters[i] !== "ʻ") continue;
    if (i > start) runs.push({ text: letters.slice(start, i).join(""), x: place(start), y });
    start = i + 1;
  }
  const marks = letters.flatMap((letter, i) =>
    letter === "ʻ" ? [{ text: letter, x: place(i), y }] : [],
  );
  return [...runs, ...marks];
}

async function textOf(pages: readonly (readonly Drawn[])[]): Promise<string> {
  return (await extract(makePdf(pages), "sample.pdf")).text;
}

describe("reading PDF pages", () => {
  it("puts a mark that is drawn at the line's end where it is seen", async () => {
    const lines = ["Oʻrmonlar va togʻlar boʻyicha kelishuv", "qoʻshnilar oʻrtasida imzolandi."];
    const drawn = lines.flatMap((line, i) => drawnAside(line, 72, 760 - i * 16));
    expect(await textOf([drawn])).toBe(`${lines.join("\n")}\n`);
  });

  it("sees a blank where a line skips one without drawing it", async () => {
    const drawn: Drawn[] = [{ text: "two words apart", x: 72, y: 700, skipBlanks: true }];
    expect(await textOf([drawn])).toBe("two words apart\n");
  });

  it("keeps a raised number with its word", async () => {
    const drawn: Drawn[] = [
      { text: "The gauge stood high", x: 72, y: 700 },
      { text: "7", x: 72 + 20 * 6, y: 705, size: 7 },
    ];
    expect(await textOf([drawn])).toBe("The gauge stood high7\n");
  });

  it("opens ligatures", async () => {
    expect(await textOf([[{ text: "oﬃce of ﬁne", x: 72, y: 700 }]])).toBe("office of fine\n");
  });

  it("does not care in which order lines are drawn", async () => {
    const drawn = setLines([
      "First line of the page here,",
      "then the second one follows it,",
      "and last the third.",
    ]);
    expect(await textOf([[...drawn].reverse()])).toBe(await textOf([drawn]));
  });

  it("carries a sentence over a page's end, past the running head and the page number", async () => {
    const long = (text: string): string => text.padEnd(68, "x");
    const page = (head: string, number: string, lines: readonly string[]): Drawn[] => [
      { text: head, x: 72, y: 800 },
      ...setLines(lines),
      { text: number, x: 290, y: 40 },
    ];
    const pages = [
      page("Quarterly ledger", "1", [
        long("The two sides opened the "),
        long("gauges and wrote down what they "),
      ]),
      page(
        "Quarterly ledger",
        "2",
        ["saw in the morning.", "", "A second matter was left open."].filter(Boolean),
      ),
    ];
    const read = await extract(makePdf(pages), "sample.pdf");
    const passages = cutPassages(read, "d").map((one) => read.text.slice(one.start, one.end));
    expect(passages.some((one) => /^The two sides.*saw in the morning\./s.test(one))).toBe(true);
    expect(passages).toContain("Quarterly ledger");
    expect(read.pages.map((one) => one.read)).toEqual([true, true]);
    expect(read.pages[0]?.end).toBe(read.pages[1]?.start);
  });

  it("reads two columns one after the other", async () => {
    const left = Array.from({ length: 9 }, (_, i) => `left column line number ${i} here`);
    const right = Array.from({ length: 9 }, (_, i) => `right column line number ${i} now`);
    const drawn = left.flatMap((text, i): Drawn[] => [
      { text, x: 60, y: 700 - i * 15 },
      { text: right[i] ?? "", x: 330, y: 700 - i * 15 },
    ]);
    const text = await textOf([drawn]);
    expect(text.indexOf("left column line number 8")).toBeLessThan(
      text.indexOf("right column line number 0"),
    );
    expect(text.indexOf("left column line number 8")).toBeGreaterThan(0);
  });

  it("keeps the cells of a table row on one line", async () => {
    const drawn = Array.from({ length: 8 }, (_, i): Drawn[] => [
      { text: `Row ${i}`, x: 72, y: 700 - i * 16 },
      { text: `${i}20`, x: 320, y: 700 - i * 16 },
    ]).flat();
    expect(await textOf([drawn])).toContain("Row 3 320");
  });

  it("takes larger letters for a heading", async () => {
    const drawn: Drawn[] = [
      { text: "On the upper gauge", x: 72, y: 760, size: 20 },
      ...setLines(["It was opened on the first day of June", "by both commissioners."], {
        top: 720,
      }),
    ];
    const read = await extract(makePdf([drawn]), "sample.pdf");
    expect(read.blocks?.map((block) => block.kind)).toEqual(["heading", "paragraph"]);
  });

  it("says of a page without a text layer that it was not read", async () => {
    const read = await extract(makePdf([setLines(["Words."]), []]), "sample.pdf");
    expect(read.pages.map((page) => page.reason)).toEqual([undefined, "no text layer"]);
    expect(read.findings.map((finding) => finding.code)).toEqual(["no-text-layer"]);
  });

  it("stops at its time limit and keeps the pages that came before", async () => {
    const many = Array.from({ length: 1500 }, () =>
      setLines(Array.from({ length: 40 }, () => "A line of words.")),
    );
    const read = await extract(makePdf(many), "sample.pdf", { seconds: 0.4 });
    const unread = read.pages.filter((page) => !page.read).length;
    expect(unread).toBeGreaterThan(0);
    expect(read.findings.map((finding) => finding.code)).toContain("pdf-too-long");
  });
});
