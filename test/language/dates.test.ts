import { describe, expect, it } from "vitest";
import { dates } from "../../src/language/index.ts";
import type { Language } from "../../src/terms/index.ts";

function values(text: string, language: Language): readonly string[] {
  for (const one of dates(text, language)) {
    expect(text.slice(one.start, one.end)).toBe(one.quote);
  }
  return dates(text, language).map((one) => one.value);
}

describe("dates", () => {
  it.each<[Language, string, string]>([
    ["uz-Latn", "2022-yil 22-dekabrda imzolandi", "2022-12-22"],
    ["uz-Latn", "2014—2020-yillarga moʻljallangan", "2014/2020"],
    ["uz-Latn", "2017-2022 yillar ichida", "2017/2022"],
    ["uz-Latn", "2018-yilda oʻtkazilgan", "2018"],
    ["uz-Latn", "2030-yilgacha", "2030"],
    ["uz-Cyrl", "2023-йил 28-мартда", "2023-03-28"],
    ["uz-Cyrl", "2023 йил декабрда", "2023-12"],
    ["kk", "1997 жылғы 10 қаңтарда", "1997-01-10"],
    ["kk", "2022 жылы өтті", "2022"],
    ["ru", "22 декабря 2022 года", "2022-12-22"],
    ["ru", "в мае 2024 года", "2024-05"],
    ["ru", "на 2014–2020 годы", "2014/2020"],
    ["ru", "подписан 15.11.2025", "2025-11-15"],
    ["en", "on 22 December 2022", "2022-12-22"],
    ["en", "on December 22, 2022", "2022-12-22"],
    ["en", "in May 2024", "2024-05"],
    ["en", "by 2026", "2026"],
    ["en", "as of 2025-11-15", "2025-11-15"],
    ["uz-Latn", "22-dekabr 2022-yil", "2022-12-22"],
    ["uz-Latn", "2022-yilning 22-dekabrida", "2022-12-22"],
    ["uz-Latn", "2022-yil dekabrning 22-sida", "2022-12-22"],
    ["uz-Latn", "2022-yil 10–12-dekabr", "2022-12-10/2022-12-12"],
    ["uz-Latn", "2022-yilning birinchi choragida", "2022-01/2022-03"],
    ["uz-Latn", "2022-yil III chorak", "2022-07/2022-09"],
    ["uz-Latn", "2022-yilning birinchi yarmida", "2022-01/2022-06"],
    ["uz-Latn", "1990-yillarda", "1990/1999"],
    ["uz-Latn", "90-yillarda", "1990/1999"],
    ["kk", "2022 жылдың желтоқсанында", "2022-12"],
    ["kk", "2022 ж. 5 мамырда", "2022-05-05"],
    ["kk", "2022 жылы желтоқсанның 22-сінде", "2022-12-22"],
    ["kk", "2022 жылдың 3-тоқсанында", "2022-07/2022-09"],
    ["kk", "1990-жылдары", "1990/1999"],
    ["ru", "10–12 декабря 2022 года", "2022-12-10/2022-12-12"],
    ["ru", "в третьем квартале 2022 года", "2022-07/2022-09"],
    ["ru", "в первом полугодии 2022 года", "2022-01/2022-06"],
    ["ru", "в 1990-х годах", "1990/1999"],
    ["en", "December 22nd, 2022", "2022-12-22"],
    ["en", "in Q3 2022", "2022-07/2022-09"],
    ["en", "the third quarter of 2022", "2022-07/2022-09"],
    ["en", "in the 1990s", "1990/1999"],
  ])("reads %s “%s” as %s", (language, text, value) => {
    expect(values(text, language)).toEqual([value]);
  });

  it("leaves out days that do not exist and numbers that are no years", () => {
    expect(values("31.02.2022", "ru")).toEqual([]);
    expect(values("It produced 2022 tonnes.", "en")).toEqual([]);
    expect(values("Strategy Uzbekistan – 2030", "en")).toEqual([]);
  });

  it("keeps the order of the text", () => {
    expect(values("since 1998, on 2 June 1997 and in 2021–2023", "en")).toEqual([
      "1998",
      "1997-06-02",
      "2021/2023",
    ]);
  });
});
