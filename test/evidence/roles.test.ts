import { describe, expect, it } from "vitest";
import type { Language } from "../../src/terms/index.ts";
import { coder } from "./codebooks.ts";

function first(text: string, language: Language, date?: string) {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  return coder.code(passage, { document: "d", date, parties: ["KAZ", "UZB"] })[0];
}

function rolesIn(text: string, language: Language): string {
  return (first(text, language)?.actors ?? []).map(({ id, role }) => `${id} ${role}`).join(", ");
}

describe("the parts of names", () => {
  it.each<[string, Language, string, string]>([
    [
      "Russian adjectives by the case of their noun",
      "ru",
      "Туркменская сторона отказалась впускать инспекторов на насосную станцию.",
      "TKM source",
    ],
    [
      "a row under one Russian preposition",
      "ru",
      "На первом месте для Ташкента стоит оформление границы с Кыргызстаном и Таджикистаном.",
      "UZB source, KGZ target, TJK target",
    ],
    [
      "Russian adjectives by the title that follows them",
      "ru",
      "Ташкент обвинил таджикских пограничников в нападении.",
      "UZB source, TJK target",
    ],
    [
      "a feminine adjective by its noun",
      "ru",
      "Задержанные водители были отпущены казахстанской стороной.",
      "KAZ source",
    ],
    [
      "a land in the north of which danger gathers, in Russian",
      "ru",
      "Скопление боевиков на севере Афганистана создаёт опасность для Таджикистана.",
      "AFG about, TJK target",
    ],
    [
      "a land in the north of which danger gathers, in Uzbek",
      "uz-Latn",
      "Afgʻoniston shimolida toʻplangan jangarilar Tojikiston xavfsizligiga tahdid solmoqda.",
      "AFG about, TJK target",
    ],
    [
      "the states of a region by their first word",
      "ru",
      "Терроризм угрожает безопасности государств Центральной Азии.",
      "region target",
    ],
    [
      "who only reports, at the end",
      "en",
      "Drought endangers the harvest in Tajikistan, the World Bank said in July.",
      "TJK target",
    ],
    [
      "two Russian adjectives before one long noun",
      "ru",
      "Казахстанскими и узбекскими железнодорожниками запущен совместный поезд.",
      "KAZ source, KAZ target, UZB source, UZB target",
    ],
    [
      "a Russian name after its verb as what an adjective's noun acts upon",
      "ru",
      "Казахстанские аграрии призывают Ташкент снять квоты на ввоз муки.",
      "KAZ source, UZB target",
    ],
    [
      "of whom it is complained that he did something",
      "en",
      "Tashkent complained that Dushanbe had filled the dam too early.",
      "UZB source, TJK target",
    ],
    [
      "Uzbek adjectives by the ending of what they stand before",
      "uz-Latn",
      "Pokiston Torxam oʻtish joyini afgʻon yuk mashinalari uchun yopib qoʻydi.",
      "PAK source, AFG target",
    ],
    [
      "Kazakh adjectives made of a name",
      "kk",
      "Өзбек тарапы қазақстандық кәсіпкерлерге жер беруді ұсынды.",
      "UZB source, KAZ target",
    ],
    [
      "forces that are raised, as their owner's",
      "ru",
      "Кыргызские войска приведены в боевую готовность.",
      "KGZ source",
    ],
    [
      "a verb whose own stem ends as a passive does",
      "uz-Latn",
      "Tojikiston Qirgʻizistonning harakatlarini qoraladi.",
      "TJK source, KGZ target",
    ],
    [
      "whose policy puts whom first",
      "ru",
      "Приоритетом внешней политики Узбекистана является Центральная Азия.",
      "UZB source, region target",
    ],
  ])("tell %s (%s)", (_, language, text, roles) => {
    expect(rolesIn(text, language)).toBe(roles);
  });
});

describe("whose word it is", () => {
  it("is that of whoever is named after “said”, who takes no part", () => {
    const coding = first("Вода пойдёт по трубам, напомнил Мирзиёев.", "ru");
    expect(coding?.saidBy).toBe("UZB");
    expect(coding?.actors).toEqual([]);
  });

  it("is nobody's where saying is deciding or holding", () => {
    const held = first("Казахстан считает Узбекистан своим главным партнёром в регионе.", "ru");
    expect(held?.saidBy).toBeUndefined();
    expect(held?.kind).toBe("priority");
  });
});

describe("days and amounts", () => {
  it.each<[string, Language, string]>([
    ["Tajikistan closed the crossing on Tuesday for lorries.", "en", "2025-06-24"],
    ["Таджикистан закрыл переход для фур во вторник.", "ru", "2025-06-24"],
    ["Тәжікстан сейсенбіде өткелді жүк көліктеріне жапты.", "kk", "2025-06-24"],
    ["Tojikiston seshanba kuni oʻtish joyini yuk mashinalariga yopdi.", "uz-Latn", "2025-06-24"],
  ])("takes a day of the week for the last one: %s", (text, language, day) => {
    expect(first(text, language, "2025-06-25")?.dates.map((one) => one.value)).toEqual([day]);
  });

  it.each<[string, Language, number, string]>([
    ["Tajik officers impounded 14 Uzbek trucks loaded with fruit.", "en", 14, "vehicles"],
    ["Yallama postidan bir kunda 700 tagacha yuk mashinasi oʻtadi.", "uz-Latn", 700, "vehicles"],
    ["Қазақстанда 200-ден астам кәсіпорын жұмыс істейді.", "kk", 200, "count"],
  ])("counts things with a word between: %s", (text, language, value, unit) => {
    const found = first(text, language)?.quantities.map((one) => [one.value, one.unit]);
    expect(found).toEqual([[value, unit]]);
  });

  it("takes шақырым (kilometre) for no wish", () => {
    expect(first("Қазақстанның Кентау мен Шымкент арасы 160 шақырым.", "kk")?.modality).toBe(
      "real",
    );
  });
});
