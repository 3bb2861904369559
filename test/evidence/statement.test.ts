import { describe, expect, it } from "vitest";
import type { Coding, DocumentContext } from "../../src/evidence/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { coder } from "./codebooks.ts";

function code(text: string, language: Language, context: Partial<DocumentContext> = {}): Coding {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  const [first] = coder.code(passage, { document: "d", ...context });
  if (first === undefined) throw new Error(`not coded: ${text}`);
  return first;
}

const roles = ({ actors }: Coding): readonly string[] =>
  actors.map((one) => `${one.id} ${one.role}`);

describe("the act of a sentence", () => {
  it.each<[Language, string, string, string]>([
    ["en", "Kazakhstan and Uzbekistan signed a treaty.", "AGREE", "cooperative"],
    ["en", "Tajikistan accused Kyrgyzstan of shelling a village.", "ACCUSE", "conflictual"],
    ["ru", "Министры Казахстана и Узбекистана встретились в Ташкенте.", "CONSULT", "cooperative"],
    ["ru", "Узбекистан закрыл границу с Казахстаном.", "COERCE", "conflictual"],
    ["uz-Latn", "Turkmaniston Oʻzbekistonga gaz yetkazib berdi.", "COOPERATE", "cooperative"],
    ["uz-Cyrl", "Қирғизистон таклифни рад этди.", "REJECT", "conflictual"],
    ["kk", "Қазақстан Ауғанстанға гуманитарлық көмек жіберді.", "AID", "cooperative"],
    ["kk", "Қазақстан Өзбекстанға жаңа жолды ұсынды.", "REQUEST", "cooperative"],
  ])("is read in %s: %s", (language, text, type, polarity) => {
    const { event, polarity: sign } = code(text, language);
    expect([event?.type, sign]).toEqual([type, polarity]);
  });

  it("carries Goldstein's weight of its CAMEO code, and none where nothing is done", () => {
    const attack = code("The guards of Tajikistan opened fire at Kyrgyz border guards.", "en");
    expect([attack.cameo, attack.score]).toEqual(["190", -10]);
    const fact = code("Kazakhstan has a long border with Russia.", "en");
    expect([fact.event, fact.cameo, fact.score]).toEqual([undefined, undefined, undefined]);
  });
});

describe("“the Parties” and pronouns", () => {
  it.each<[Language, string]>([
    ["en", "The Parties agreed to share the water."],
    ["uz-Latn", "Tomonlar suvni boʻlishishga kelishib oldi."],
    ["kk", "Тараптар суды бөлісуге уағдаласты."],
    ["ru", "Стороны договорились делить воду."],
  ])("are the parties of the document in %s: %s", (language, text) => {
    const coding = code(text, language, { parties: ["KAZ", "UZB"] });
    expect([...roles(coding)].sort()).toEqual([
      "KAZ source",
      "KAZ target",
      "UZB source",
      "UZB target",
    ]);
    expect(coding.actors.every((one) => one.resolved === "parties")).toBe(true);
  });

  it("are nobody where no document says who they are", () => {
    expect(code("The Parties agreed to share the water.", "en").actors).toEqual([]);
  });

  it("take the last doer of the sentence before, with less confidence", () => {
    const text = "Kazakhstan proposed a new canal. It accused Uzbekistan of delay over the canal.";
    const passage = { id: "p", start: 0, text, language: "en" as const, kind: "paragraph" };
    const second = coder.code(passage, { document: "d" }).find((one) => one.quote.startsWith("It"));
    expect(second?.actors).toContainEqual({ id: "KAZ", role: "source", resolved: "pronoun" });
    expect(second?.actors).toContainEqual({ id: "UZB", role: "target" });
    const named = code("Kazakhstan accused Uzbekistan of delay over the canal.", "en");
    expect(second?.confidence ?? 1).toBeLessThan(named.confidence);
  });
});

describe("how a statement is held", () => {
  it.each<[Language, string, boolean]>([
    ["en", "Kazakhstan did not sign the treaty.", true],
    ["en", "Kazakhstan signed not only the treaty but also a protocol.", false],
    ["ru", "Казахстан не подписал договор.", true],
    ["uz-Latn", "Qozogʻiston shartnomani imzolamadi.", true],
    ["uz-Latn", "Qozogʻiston shartnomani imzoladi.", false],
    ["kk", "Қазақстан шартқа қол қоймады.", true],
  ])("is denied or not in %s: %s", (language, text, negated) => {
    expect(code(text, language).negated).toBe(negated);
  });

  it.each<[Language, string, string]>([
    ["en", "Each Party shall inform the other of floods.", "duty"],
    ["en", "Kazakhstan intends to build a canal.", "intention"],
    ["en", "The flow of the river may fall.", "possible"],
    ["en", "Kazakhstan proposed a canal.", "wish"],
    ["en", "If the flow falls, the canal will be closed.", "condition"],
    ["ru", "Сток реки может сократиться.", "possible"],
    ["uz-Latn", "Agar suv kelsa, kanal ochiladi.", "condition"],
    ["kk", "Тараптар су беруге міндетті.", "duty"],
  ])("is %s “%s”: %s", (language, text, modality) => {
    expect(code(text, language).modality).toBe(modality);
  });

  it.each<[Language, string, string]>([
    ["en", "According to the government of Uzbekistan, the river is low.", "UZB"],
    ["en", "The canal takes a fifth of the river, experts say.", "expert"],
    ["en", "The canal was reportedly closed.", "unknown-speaker"],
    ["ru", "По данным Казахстана, сток реки упал.", "KAZ"],
    ["uz-Latn", "Oʻzbekiston maʼlumotiga koʻra, daryo suvi kamaygan.", "UZB"],
  ])("is somebody's word in %s: %s", (language, text, speaker) => {
    expect(code(text, language).saidBy).toBe(speaker);
  });
});

describe("a commitment", () => {
  it("says whom it binds, to how much and until when", () => {
    const coding = code(
      "Uzbekistan undertook to release 200 million cubic metres of water to Kazakhstan by 2027.",
      "en",
      { date: "2025-01-10" },
    );
    expect([coding.kind, coding.obligors, coding.deadline]).toEqual([
      "commitment",
      ["UZB"],
      "2027",
    ]);
    expect([coding.measure?.value, coding.measure?.unit]).toEqual([200e6, "m3"]);
  });

  it("is said of nothing else", () => {
    const { obligors, measure, deadline } = code("The river is 2212 km long.", "en");
    expect([obligors, measure, deadline]).toEqual([[], undefined, undefined]);
  });
});

describe("days that the document's date tells", () => {
  it.each<[Language, string, string]>([
    ["en", "Trade grew last year.", "2023"],
    ["uz-Latn", "Oʻtgan yili savdo oʻsdi.", "2023"],
    ["kk", "Келесі айда сауда келіссөзі өтеді.", "2025-01"],
    ["ru", "В прошлом месяце торговля выросла.", "2024-11"],
    ["en", "The trade treaty was signed on 3 March.", "2025-03-03"],
    ["ru", "Торговое соглашение подписали 30 ноября.", "2024-11-30"],
    ["uz-Latn", "Tojikiston savdo taklifini kelasi yil yanvarda koʻrib chiqadi.", "2025-01"],
  ])("are resolved in %s: %s", (language, text, value) => {
    const [day] = code(text, language, { date: "2024-12-20" }).dates;
    expect([day?.value, day?.relative]).toEqual([value, true]);
    expect(text.slice(day?.start, day?.end)).toMatch(/\p{L}/u);
  });

  it("stay unresolved where the document has no date, and keep their place", () => {
    const [day] = code("Trade grew last year.", "en").dates;
    expect(day).toEqual({ value: undefined, start: 11, end: 20, relative: true });
  });
});

describe("months of a year", () => {
  it.each<[Language, string]>([
    ["en", "Trade reached 5 billion dollars in the first ten months of 2024."],
    ["ru", "За десять месяцев 2024 года торговля достигла 5 млрд долларов."],
    ["uz-Latn", "2024-yilning dastlabki oʻn oyida savdo 5 mlrd dollarga yetdi."],
    ["kk", "2024 жылдың алғашқы он айында сауда 5 млрд долларға жетті."],
  ])("are a period and no amount, in %s", (language, text) => {
    const { dates, quantities } = code(text, language);
    expect(dates.map((one) => one.value)).toEqual(["2024-01/2024-10"]);
    expect(quantities.map((one) => `${one.value} ${one.unit}`)).toEqual(["5000000000 USD"]);
  });
});
