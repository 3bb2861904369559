import { describe, expect, it } from "vitest";
import { codeDocument, type PassageOfDocument } from "../../src/evidence/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { codebooks, coder } from "./codebooks.ts";

function passagesOf(language: Language, texts: readonly string[]): readonly PassageOfDocument[] {
  return texts.map((text, i) => {
    const kind = text.startsWith("#") ? "heading" : "paragraph";
    return { id: `d.p${i + 1}`, start: i * 1000, text: text.replace(/^#\s/, ""), language, kind };
  });
}

type Facts = Parameters<typeof codeDocument>[1];

function actorsOf(
  language: Language,
  texts: readonly string[],
  wanted: string,
  facts: Partial<Facts> = {},
): readonly string[] {
  const all = codeDocument(
    passagesOf(language, texts),
    { document: "d", language, ...facts },
    coder,
    codebooks,
  );
  const one = all.find((coding) => coding.quote.startsWith(wanted));
  return (one?.actors ?? []).map(({ id, role, resolved }) => `${id} ${role} ${resolved}`).sort();
}

const both = (a: string, b: string, by: string): readonly string[] =>
  [a, b].flatMap((id) => [`${id} source ${by}`, `${id} target ${by}`]).sort();

const treaties: readonly (readonly [Language, string, string])[] = [
  [
    "en",
    "The Government of Kyrgyzstan and the Government of Tajikistan, hereinafter referred to as the Parties, wishing to use the waters of the canal in good faith, have agreed as follows:",
    "The Parties shall exchange data on the water of the canal.",
  ],
  [
    "ru",
    "Правительство Кыргызстана и Правительство Таджикистана, далее именуемые Сторонами, желая добросовестно пользоваться водами канала, согласились о нижеследующем:",
    "Стороны обмениваются данными о воде канала и обязуются беречь её.",
  ],
  [
    "uz-Latn",
    "Qirgʻiziston Hukumati va Tojikiston Hukumati, bundan buyon Tomonlar deb ataluvchilar, kanal suvidan halol foydalanishni istab, quyidagilarga kelishib oldilar:",
    "Tomonlar kanal suvi toʻgʻrisida maʼlumot almashish majburiyatini oladi.",
  ],
  [
    "uz-Cyrl",
    "Қирғизистон Ҳукумати ва Тожикистон Ҳукумати, бундан буён Томонлар деб аталувчилар, канал сувидан ҳалол фойдаланишни истаб, қуйидагиларга келишиб олдилар:",
    "Томонлар канал суви тўғрисида маълумот алмашиш мажбуриятини олади.",
  ],
  [
    "kk",
    "Қырғызстан Үкіметі мен Тәжікстан Үкіметі, бұдан әрі Тараптар деп аталатындар, арна суын адал пайдалануға ниет білдіріп, төмендегілер туралы келісті:",
    "Тараптар арна суы туралы мәлімет алмасуға міндеттенеді.",
  ],
];

describe("the Parties of a document", () => {
  it.each(treaties)("are those of the preamble in %s", (language, preamble, article) => {
    // Others named later do not take their place.
    const later: Partial<Record<Language, string>> = {
      en: "Kazakhstan and Uzbekistan border the basin.",
      ru: "Казахстан и Узбекистан граничат с бассейном.",
    };
    const texts = [preamble, ...(later[language] === undefined ? [] : [later[language]]), article];
    expect(actorsOf(language, texts, article)).toEqual(both("KGZ", "TJK", "parties"));
  });

  it.each<[Language, string, string]>([
    ["en", "The Kazakh–Uzbek border settlement", "The two states agreed to mark the border."],
    ["ru", "Казахстан и Узбекистан: граница", "Обе страны договорились о границе."],
    [
      "uz-Latn",
      "Qozogʻiston va Oʻzbekiston chegarasi",
      "Ikki davlat chegara boʻyicha kelishib oldi.",
    ],
    ["kk", "Қазақстан мен Өзбекстан шекарасы", "Екі ел шекара туралы уағдаласты."],
  ])("are the pair of the title in %s: %s", (language, title, text) => {
    expect(actorsOf(language, [text], text, { title })).toEqual(both("KAZ", "UZB", "parties"));
  });

  it("are the sides that the front matter states, or a side and the other state of the title", () => {
    const text = "The two states agreed to mark the border.";
    expect(actorsOf("en", [text], text, { side: "TKM, UZB" })).toEqual(
      both("TKM", "UZB", "parties"),
    );
    const facts = { side: "TKM", title: "What Uzbekistan was promised" };
    expect(actorsOf("en", [text], text, facts)).toEqual(both("TKM", "UZB", "parties"));
  });

  it("are else the pair named last, in a passage before", () => {
    const texts = [
      "Kyrgyzstan and Tajikistan quarrelled over the border.",
      "Kazakhstan and Uzbekistan signed a border treaty.",
      "Both countries agreed to open crossings.",
    ];
    expect(actorsOf("en", texts, "Both")).toEqual(both("KAZ", "UZB", "parties"));
  });

  it("are nobody where no two states are named", () => {
    expect(actorsOf("en", ["The Parties agreed to share the water."], "The Parties")).toEqual([]);
    const alone = { side: "none", title: "Water of the region" };
    expect(actorsOf("en", ["The Parties agreed to share water."], "The Parties", alone)).toEqual(
      [],
    );
  });
});

describe("a pronoun", () => {
  it.each<[Language, string, string, string]>([
    ["en", "Kazakhstan proposed a new canal.", "It accused Uzbekistan of delay.", "KAZ"],
    ["ru", "Казахстан предложил новый канал.", "Он обвинил Узбекистан в задержке.", "KAZ"],
    [
      "uz-Latn",
      "Qozogʻiston yangi kanalni taklif qildi.",
      "U Oʻzbekistonni kechikishda aybladi.",
      "KAZ",
    ],
    ["kk", "Қазақстан жаңа арнаны ұсынды.", "Ол Өзбекстанды кешіктіргені үшін айыптады.", "KAZ"],
  ])("is the last doer of the passage before in %s: %s %s", (language, first, second, id) => {
    expect(actorsOf(language, [first, second], second)).toContain(`${id} source pronoun`);
  });

  it("does not reach over a heading, and makes the coding less sure", () => {
    const first = "Kazakhstan proposed a new canal.";
    const second = "It accused Uzbekistan of delay over the canal.";
    const apart = actorsOf("en", [first, "# Other matters", second], second);
    expect(apart.some((one) => one.endsWith("pronoun"))).toBe(false);
    const sure = (texts: readonly string[]): number =>
      codeDocument(passagesOf("en", texts), { document: "d" }, coder, codebooks).at(-1)
        ?.confidence ?? 0;
    const named = "Kazakhstan accused Uzbekistan of delay over the canal.";
    expect(sure([first, second])).toBeLessThan(sure([first, named]));
  });
});
