import { describe, expect, it } from "vitest";
import { readRegister, registerFiles } from "../../src/register/index.ts";
import { readRegisterContent, readTables } from "../../src/register/stage.ts";
import { openDossier, readTable } from "../../src/sources/index.ts";

const dossier = openDossier(
  decodeURIComponent(new URL("../../dossiers/central-asia/", import.meta.url).pathname),
);
const tables = readTables(dossier);
const counts = readTable(dossier, "indicators/trade_turnover.csv")?.records ?? [];
const content = { ...readRegisterContent(dossier), worded: counts.map((one) => one.fields) };
const register = readRegister(tables, content);

const header = ["en", "uz", "ru", "kk"];
const readWith = (...rows: readonly (readonly string[])[]) => {
  const records = rows.map((cells, index) => ({
    row: index + 2,
    fields: Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ""])),
  }));
  return readRegister({ ...tables, wordings: { ...tables.measures, records } as never }, content);
};
const found = (from: typeof register) =>
  from.findings.filter((one) => one.file === registerFiles.wordings).map(({ code }) => code);

describe("the wordings of the shipped register", () => {
  it("word every text in all three languages, and none that no row has", () => {
    expect(found(register)).toEqual([]);
    const lacking = register.wordings.filter(({ label }) =>
      ["en", "uz-Latn", "ru", "kk"].some((tag) => !label[tag]),
    );
    expect(lacking.map((one) => one.text)).toEqual([]);
  });

  it("word the partner and the topic of every priority that is no state's code", () => {
    const worded = new Set(register.wordings.map((one) => one.text));
    const texts = register.priorities.flatMap((one) => [one.partner, one.topic, one.note]);
    expect(texts.filter((one) => one !== undefined && !worded.has(one))).toEqual([]);
  });

  it("L8: keep to the letters of their language and to the numbers of the text", () => {
    // The month of a day is a word in the renderings; the 3 of m3 is one in all of them.
    const numbers = (text: string) =>
      (
        text
          .replace(/m3/g, "")
          .replace(/(\d{4})-\d\d-(\d\d)/g, "$1 $2")
          .match(/\d+/g) ?? []
      ).map(Number);
    for (const { text, label } of register.wordings) {
      expect(label["uz-Latn"], text).not.toMatch(/['’‘`]|[А-яЁё]/);
      expect(label.ru, text).not.toMatch(/[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/);
      for (const tag of ["uz-Latn", "ru", "kk"]) {
        const own = numbers(label[tag] ?? "");
        expect(
          numbers(text.replace(/(\d),(?=\d{3})/g, "$1")).filter((one) => !own.includes(one)),
          `${tag}: ${text}`,
        ).toEqual([]);
      }
    }
  });
});

describe("readWordings", () => {
  it("keeps the text that rows rest on, and says it in the languages of the dossier", () => {
    const { wordings, priorities } = readWith(["all fields", "barcha sohalar", "все области", ""]);
    expect(wordings.map((one) => one.label)).toEqual([
      { en: "all fields", "uz-Latn": "barcha sohalar", ru: "все области" },
    ]);
    expect(priorities).toEqual(register.priorities);
  });

  it("says of a wording whose text stands in no row any more, and keeps it", () => {
    const read = readWith(["all the fields", "barcha sohalar", "все области", "барлық сала"]);
    expect(found(read)).toEqual(["wording-stale"]);
    expect(read.wordings).toHaveLength(1);
  });

  it("refuses a text that comes twice, that is empty, or that has no other wording", () => {
    const read = readWith(["all fields", "a"], ["all fields", "b"], ["", "c"], ["image"]);
    expect(found(read)).toEqual(["wording-repeated", "wording-empty", "wording-missing"]);
    expect(read.wordings.map((one) => one.row)).toEqual([2]);
    const account = read.accounts.find((one) => one.file === registerFiles.wordings);
    expect(account).toMatchObject({ used: 1, refused: 3 });
  });
});
