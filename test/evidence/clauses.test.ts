import { describe, expect, it } from "vitest";
import type { Language } from "../../src/terms/index.ts";
import { coder } from "./codebooks.ts";

function rolesIn(text: string, language: Language): string {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  const actors = coder.code(passage, { document: "d" })[0]?.actors ?? [];
  return actors.map(({ id, role }) => `${id} ${role}`).join(", ");
}

describe("names in a clause about something else", () => {
  it.each<[Language, string, string]>([
    [
      "en",
      "Kazakhstan, which had bought gas from Turkmenistan for years, accused Uzbekistan of delay.",
      "TKM",
    ],
    ["en", "Uzbekistan accused Kyrgyzstan of holding back water that Tajikistan needed.", "TJK"],
    [
      "ru",
      "Казахстан, который годами покупал газ у Туркменистана, обвинил Узбекистан в задержке.",
      "TKM",
    ],
    ["ru", "Узбекистан обвинил Кыргызстан в удержании воды, которая нужна Таджикистану.", "TJK"],
    [
      "uz-Latn",
      "Yillar davomida Turkmanistondan gaz sotib olgan Qozogʻiston Oʻzbekistonga yordam berdi.",
      "TKM",
    ],
    [
      "uz-Latn",
      "Oʻzbekiston Qirgʻizistonni Tojikistonga kerak boʻlgan suvni ushlab qolishda aybladi.",
      "TJK",
    ],
    [
      "kk",
      "Жылдар бойы Түрікменстаннан газ сатып алған Қазақстан Өзбекстанмен келісімшартқа қол қойды.",
      "TKM",
    ],
  ])("take no part in the act in %s: %s", (language, text, id) => {
    expect(rolesIn(text, language).split(", ")).toContain(`${id} about`);
  });

  it("stay targets where nobody else is meant", () => {
    const text = "Tojikiston Qirgʻizistonga qochib oʻtgan oilalarning molini qaytarib berdi.";
    expect(rolesIn(text, "uz-Latn")).toBe("TJK source, KGZ target");
  });
});

describe("a second clause", () => {
  it.each<[Language, string]>([
    [
      "en",
      "Kyrgyzstan closed its border with Kazakhstan, but Uzbekistan kept its own crossings open.",
    ],
    [
      "ru",
      "Кыргызстан закрыл границу с Казахстаном, а Узбекистан оставил свои переходы открытыми.",
    ],
    [
      "uz-Latn",
      "Qirgʻiziston Qozogʻiston bilan chegarasini yopdi, Oʻzbekiston esa oʻtish joylarini ochiq qoldirdi.",
    ],
    ["kk", "Қырғызстан Қазақстанмен шекарасын жапты, ал Өзбекстан өткелдерін ашық қалдырды."],
  ])("has a doer of its own in %s: %s", (language, text) => {
    expect(rolesIn(text, language)).toBe("KGZ source, KAZ target, UZB source");
  });

  it("shares no mutual act with the first", () => {
    const text = "Iran promised Uzbekistan access to the port; India agreed to finance it.";
    expect(rolesIn(text, "en")).toBe("IRN source, UZB target, IND source");
  });
});

describe("who acts without being the bare subject", () => {
  it.each<[Language, string, string]>([
    ["en", "The Tajik president thanked Uzbekistan for its help.", "TJK source, UZB target"],
    ["ru", "Узбекские пограничники обстреляли киргизский патруль.", "UZB source, KGZ target"],
    [
      "uz-Latn",
      "Qirgʻiziston deputatlari Qozogʻistondan taqiqni bekor qilishni talab qildi.",
      "KGZ source, KAZ target",
    ],
    [
      "ru",
      "Депутаты Кыргызстана потребовали от Казахстана отменить запрет на ввоз угля.",
      "KGZ source, KAZ target",
    ],
    [
      "uz-Latn",
      "Shartnoma Oʻzbekistonni suv chiqarish haqida Qozogʻistonga xabar berishga majbur qiladi.",
      "UZB source, KAZ target",
    ],
  ])("is the side, the owner, or whoever is bound in %s: %s", (language, text, wanted) => {
    expect(rolesIn(text, language)).toBe(wanted);
  });
});
