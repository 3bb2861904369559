import { describe, expect, it } from "vitest";
import { inUzbekCyrillic, transliterate } from "../../src/language/index.ts";

describe("what we say in Uzbek, in Cyrillic letters", () => {
  it("writes years and days without a stroke, as the rules of 1956 do", () => {
    expect(inUzbekCyrillic("2022-yil 28-yanvardagi 60-son Farmon")).toBe(
      "2022 йил 28 январдаги 60-сон Фармон",
    );
    expect(inUzbekCyrillic("2025-yilda, 2-oʻrin, 8-mart")).toBe("2025 йилда, 2-ўрин, 8 март");
  });

  it("does so at the beginning of a part, before which a figure is put in", () => {
    expect(inUzbekCyrillic("-yilgacha")).toBe(" йилгача");
  });

  it("keeps every other stroke, and the text of others is only spelt anew", () => {
    expect(inUzbekCyrillic("iqtisodiy-ijtimoiy, may-iyun")).toBe("иқтисодий-ижтимоий, май-июнь");
    expect(transliterate("2024-yil", "uz-Latn", "uz-Cyrl")).toBe("2024-йил");
  });
});
