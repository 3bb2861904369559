import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPassages, type Extracted, extract, type Passage } from "../../src/texts/index.ts";

const read = (text: string, name = "a.txt"): Promise<Extracted> =>
  extract(Buffer.from(text, "utf8"), name);

async function passagesOf(text: string, name?: string): Promise<(Passage & { words: string })[]> {
  const extracted = await read(text, name);
  return cutPassages(extracted, "d").map((one) => ({
    ...one,
    words: extracted.text.slice(one.start, one.end).replace(/\s+/gu, " "),
  }));
}

const wordsOf = async (text: string, name?: string): Promise<string[]> =>
  (await passagesOf(text, name)).map((one) => one.words);

/** Lines of about this width, as a typewriter would break them. */
function wrap(text: string, width = 60, between = "\n"): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(between);
}

const first =
  "The two commissions met at the upper gauge and agreed on how the water of the spring is to be measured in every month of the year. They wrote down three readings a day.";
const second =
  "In the second year the gauge was moved downstream because the bank had given way. Both sides paid one half of what that cost, as they had said before they began.";

describe("cutPassages", () => {
  it("joins hard-wrapped lines and parts paragraphs at empty ones", async () => {
    expect(await wordsOf(`${wrap(first)}\n\n${wrap(second)}\n`)).toEqual([first, second]);
  });

  it("joins double-spaced lines, where every line has an empty one below", async () => {
    const text = `${wrap(first, 60, " \n\n")} \n\n${wrap(second, 60, " \n\n")} \n`;
    expect(await wordsOf(text)).toEqual([first, second]);
  });

  it("takes each line for a paragraph where lines are not wrapped", async () => {
    expect(await wordsOf(`${first}\n${second}\n`)).toEqual([first, second]);
  });

  it("carries a sentence over an empty line and a page number in its midst", async () => {
    const lines = wrap(first).split("\n");
    const joined = [lines[0], "", "17", "", ...lines.slice(1), "", wrap(second)].join("\n");
    const words = await wordsOf(joined);
    expect(words).toHaveLength(2);
    expect(words[0]).toMatch(/^The two commissions .* 17 .* three readings a day\.$/);
  });

  it("does not cut in a citation that runs over lines", async () => {
    const text = wrap(
      `${first} The older rule is another [2; 213-236; 5; 40-41]. It was not kept.`,
      52,
    );
    expect(await wordsOf(text)).toHaveLength(1);
    const broken =
      "The geographer names the same place as decisive for a policy [2;\n213-236]. The others follow him in this as in much else besides.";
    expect(await wordsOf(broken)).toHaveLength(1);
  });

  it("makes a numbered heading that runs into its paragraph a passage of its own", async () => {
    const text = `${wrap(`1. Water of the spring. ${first}`)}\n\n${wrap(`2. The gauge. ${second}`)}\n`;
    const passages = await passagesOf(text);
    expect(passages.map((one) => [one.kind, one.words])).toEqual([
      ["heading", "1. Water of the spring."],
      ["paragraph", first],
      ["heading", "2. The gauge."],
      ["paragraph", second],
    ]);
    expect(passages.map((one) => one.section)).toEqual([undefined, "d.p1", undefined, "d.p3"]);
  });

  it("leaves a numbered sentence of a treaty whole", async () => {
    const text =
      "1. The Parties shall measure together. They shall do so daily.\n2. Costs are shared. Each pays one half.\n";
    expect((await passagesOf(text)).map((one) => one.kind)).toEqual(["list", "list"]);
  });

  it("begins a new section at the words with which parts of an article announce themselves", async () => {
    const text = `${wrap(`Abstract: ${first}`)}\n${wrap(`Keywords: gauge, spring, water, readings, commission, bank, year, half, costs.`)}\n${wrap(`Conclusion. ${second}`)}\n`;
    const headings = (await passagesOf(text)).filter((one) => one.kind === "heading");
    expect(headings.map((one) => one.words)).toEqual(["Abstract:", "Keywords:", "Conclusion."]);
  });

  it("takes short lines by themselves for headings, with levels in Markdown", async () => {
    const text = `# Top\n\n${first}\n\n## Below\n\n${second}\n\n# Next\n\n${first}\n`;
    const passages = await passagesOf(text, "a.md");
    expect(passages.map((one) => one.level)).toEqual([1, undefined, 2, undefined, 1, undefined]);
    expect(passages.map((one) => one.section)).toEqual([
      undefined,
      "d.p1",
      "d.p1",
      "d.p3",
      undefined,
      "d.p5",
    ]);
    const plain = await passagesOf(
      `Report on the gauge\n\n${wrap(first)}\n\nCosts\n\n${wrap(second)}\n`,
    );
    expect(plain.map((one) => one.kind)).toEqual(["heading", "paragraph", "heading", "paragraph"]);
  });

  it("cuts a paragraph where its language changes", async () => {
    const uzbek =
      "Ikki tomon daryo suvini oʻlchash toʻgʻrisida kelishib oldi va har oyda uch marta hisobot berib turadi. Bogʻlar uchun alohida ulush ajratilmadi.";
    const russian =
      "Стороны договорились измерять уровень воды каждый месяц и сообщать друг другу о результатах. Расходы делятся поровну между ними.";
    const passages = await passagesOf(`${uzbek} ${russian} ${first}\n`);
    expect(passages.map((one) => one.language)).toEqual(["uz-Latn", "ru", "en"]);
    expect(passages.map((one) => one.words)).toEqual([uzbek, russian, first]);
  });

  it("gives a short heading the language of the text under it", async () => {
    const kazakh =
      "Екі тарап өзен суын өлшеу туралы уәделесті; құрғақ жылға арналған үлес әлі белгіленген жоқ, бірақ келіссөз жалғасады.";
    const passages = await passagesOf(`# Су\n\n${kazakh}\n`, "a.md");
    expect(passages.map((one) => one.language)).toEqual(["kk", "kk"]);
  });

  it("cuts a line of a megabyte at the ends of sentences", async () => {
    const passages = await passagesOf(`${first} `.repeat(6_300));
    expect(passages.length).toBeGreaterThan(100);
    expect(passages.every((one) => one.words.length <= 7_000 && one.words.endsWith("."))).toBe(
      true,
    );
  });

  it("cuts a megabyte without a sentence's end or a blank, and no character in two", async () => {
    const passages = await passagesOf("𝒳".repeat(300_000));
    expect(passages.length).toBeGreaterThan(10);
    expect(passages.every((one) => Buffer.from(one.words).toString() === one.words)).toBe(true);
  });

  it("keeps every character that is not blank in one passage and only one, whatever the text", async () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        " ",
        "\t",
        "1. Heading. Words follow",
        "Abstract: words",
        "- point",
        "17",
        "ALL CAPITALS",
      ),
      fc.constantFrom(
        "The first line of a sentence that goes",
        "on here and ends.",
        "Ў ғ қ ҳ.",
        "[2;",
        "13]. More.",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        fc.constantFrom("\n", "\n\n", " \n\n", "\r\n", "\f"),
        async (lines, between) => {
          const extracted = await read(lines.join(between));
          if (extracted.format !== "txt") return;
          let end = 0;
          for (const one of cutPassages(extracted, "d")) {
            expect(extracted.text.slice(end, one.start)).toMatch(/^\s*$/u);
            const words = extracted.text.slice(one.start, one.end);
            expect(words.length).toBeGreaterThan(0);
            expect(words).toBe(words.trim());
            end = one.end;
          }
          expect(extracted.text.slice(end)).toMatch(/^\s*$/u);
        },
      ),
      { numRuns: 300 },
    );
  });
});
