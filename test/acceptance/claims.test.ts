import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineDocument, openExaminer } from "../../src/claims/index.ts";
import { openBuilt } from "../../src/pipeline.ts";
import type { CheckedClaim, CheckedText } from "../../src/server/contract.ts";
import { document } from "../../src/texts/index.ts";
import { article, hasArticle, root, run } from "./setting.ts";

// Must-show 1 of the claims: what the article says is found and judged, with the rows.

const dossier = join(root, "dossiers", "central-asia");
const place = mkdtempSync(join(tmpdir(), "hamkor-claims-"));
const check = async (...words: readonly string[]): Promise<string> => {
  const ended = await run("check", ...words, "--dossier", dossier, "--store", place);
  expect([ended.code, ended.error]).toEqual([0, ""]);
  return ended.out;
};
/** The day on which the article's journal came out is not stated in it: the year is taken from its sources. */
const day = ["--date", "2022-12-31"];

beforeAll(async () => {
  const built = await run("build", "--dossier", dossier, "--store", place);
  expect(built.code).toBe(0);
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.skipIf(!hasArticle)("hamkor check on the article", () => {
  let text = "";
  let told: CheckedText;
  beforeAll(async () => {
    text = readFileSync(article, "utf8");
    told = JSON.parse(await check(article, "--json", ...day));
  }, 60_000);

  /** Claims whose query holds all that is given. */
  const asking = (query: Readonly<Record<string, unknown>>): readonly CheckedClaim[] =>
    told.claims.filter((one) =>
      Object.entries(query).every(([name, wanted]) => {
        const has = one.query[name];
        return typeof wanted === "object"
          ? expect.objectContaining(wanted as object).asymmetricMatch(has)
          : has === wanted;
      }),
    );
  const only = (query: Readonly<Record<string, unknown>>): CheckedClaim => {
    const [found] = asking(query);
    expect(found, JSON.stringify(query)).toBeDefined();
    return found as CheckedClaim;
  };
  const years = (one: CheckedClaim): readonly (number | undefined)[] =>
    one.rows.map((row) => row.year);

  it("quotes every claim and every unread sentence as it stands", () => {
    for (const one of [...told.claims, ...told.unread]) {
      expect(text.slice(one.start, one.end)).toBe(one.quote);
    }
  });

  it("the GDP of Kazakhstan almost equals the sum of the others: partly, by all three ratios", () => {
    const one = only({ kind: "sum", left: { states: ["KAZ"] }, relation: "almost" });
    expect([one.atTextDate?.verdict, one.today.verdict]).toEqual(["partly", "partly"]);
    for (const said of ["1.395", "1.085", "1.009"]) expect(one.reason).toContain(said);
    expect(years(one)).toEqual(expect.arrayContaining([2016, 2023]));
    expect(new Set(one.rows.map((row) => row.priceBasis)).size).toBeGreaterThan(1);
  });

  it("Uzbekistan is first by population: supported", () => {
    const one = only({ kind: "rank", subject: "UZB", rank: 1, measure: { concept: "population" } });
    expect(one.verdict).toBe("supported");
    expect(new Set(one.rows.map((row) => row.of)).size).toBe(5);
  });

  it("Uzbekistan alone borders all others, and borders five countries: supported", () => {
    const alone = only({ fact: "borders-all", subject: "UZB", only: true });
    const five = only({ fact: "neighbour-count", subject: "UZB", count: 5 });
    expect([alone.verdict, five.verdict]).toEqual(["supported", "supported"]);
    expect(five.rows.length).toBeGreaterThanOrEqual(5);
  });

  it("Uzbekistan is double landlocked: supported from the graph, which has it and Liechtenstein alone", () => {
    const one = only({ fact: "landlocked", subject: "UZB", degree: 2 });
    expect(one.verdict).toBe("supported");
    expect(one.rows.length).toBeGreaterThanOrEqual(5);
    expect(one.reason).toContain("Liechtenstein");
  });

  it("the two states have over 50 million people: supported, since 2017", () => {
    const one = only({ of: { states: ["KAZ", "UZB"] }, measure: { concept: "population" } });
    expect(one.verdict).toBe("supported");
    expect(one.reason).toContain("2017");
  });

  it("Central Asia stands first in Uzbekistan's concept of 2012: supported", () => {
    const all = asking({
      kind: "priority",
      doctrine: "uzb-2012-concept",
      partner: "region",
      rank: 1,
    });
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map((one) => one.verdict))).toEqual(new Set(["supported"]));
  });

  it("Central Asia stands third in Kazakhstan's concept, after Russia and China: sources disagree, and that is said", () => {
    const one = only({ kind: "priority", partner: "region", rank: 3 });
    expect(["supported", "partly"]).toContain(one.verdict);
    const said = one.today.reasons.join(" ");
    expect(said).toContain("place 3");
    expect(said).toContain("place 1");
  });

  it("the years of both doctrines: supported", () => {
    const uzbek = only({ kind: "date", entry: "uzb-2012-concept" });
    const kazakh = only({ kind: "date", period: "2014/2020" });
    expect([uzbek.verdict, kazakh.verdict]).toEqual(["supported", "supported"]);
  });

  it("power goes over the line Surkhan – Puli-Khumri: out of date or contradicted, for only a part is built", () => {
    const one = only({ kind: "fulfilment", project: "surkhan-puli-khumri" });
    expect(["out of date", "contradicted"]).toContain(one.verdict);
    expect(one.rows.length).toBeGreaterThan(0);
  });

  it("D10: nothing that is true is called contradicted", () => {
    const against = told.claims.filter((one) => one.verdict === "contradicted");
    const others = against.filter((one) => one.query.project !== "surkhan-puli-khumri");
    expect(others.map((one) => [one.quote, one.question])).toEqual([]);
  });

  it("says on the page for people what it says in JSON", async () => {
    const plain = await check(article, ...day, "--language", "uz-Latn");
    expect(plain).toContain("TASDIQLANADI");
    expect(plain).toMatch(/Lixtenshteyn|Liechtenstein/);
    expect(plain.split("\n").filter((line) => line.includes(" @")).length).toBe(
      told.claims.length + told.unread.length,
    );
  });
});

describe("hamkor check", () => {
  it("checks a document of the dossier by its id, with what the API gives", async () => {
    const told: CheckedText & { readonly text: { readonly id: string } } = JSON.parse(
      await check("--document", "en-uzkz-demarcation", "--json"),
    );
    expect(told.text.id).toBe("en-uzkz-demarcation");
    expect(told.claims.length).toBeGreaterThan(0);
  });

  it("prints ClaimReview under the address given", async () => {
    const words = ["--document", "en-uzkz-demarcation", "--claim-review"];
    const reviews = JSON.parse(await check(...words, "--url", "https://atlas.example/r"));
    expect(reviews["@graph"][0].url).toMatch(/^https:\/\/atlas\.example\/r#/);
    expect(JSON.parse(await check(...words))["@graph"][0].url).toMatch(/^urn:hamkor:central-asia#/);
  });

  it("refuses what it cannot check, by a code that stays", async () => {
    const codeOf = async (...words: readonly string[]): Promise<string> => {
      const ended = await run("check", ...words, "--json", "--dossier", dossier, "--store", place);
      expect(ended.out).toBe("");
      return JSON.parse(ended.error).code;
    };
    expect(await codeOf()).toBe("usage");
    expect(await codeOf("no-such-file.txt")).toBe("file-missing");
    expect(await codeOf("--document", "no-such")).toBe("not-found");
    expect(await codeOf("README.md", "--as-of", "2024-02-31")).toBe("date-unreadable");
    expect(await codeOf("README.md", "--language", "tg")).toBe("usage");
  });

  /** What is said of a sentence written into a file. */
  const verdictsOf = async (text: string): Promise<readonly string[]> => {
    const file = join(place, "text.txt");
    writeFileSync(file, text);
    const told: CheckedText = JSON.parse(await check(file, "--json", "--date", "2025-06-30"));
    return told.claims.map((one) => one.verdict);
  };

  it("D10: does not take another paper of a like name for the one that the register has", async () => {
    const sentences = [
      "The treaty of eternal friendship of Kazakhstan, Kyrgyzstan and Uzbekistan was signed at Bishkek on 10 January 1997.",
      "Kyrgyzstan, Tajikistan and Uzbekistan signed a declaration of eternal friendship at Khujand.",
    ];
    for (const one of sentences) expect(await verdictsOf(one), one).not.toContain("contradicted");
  });

  it("D10: says not covered, not contradicted, of a figure twenty times off all that is known", async () => {
    expect(await verdictsOf("The area of Uzbekistan is 208 hectares.")).toEqual(["not covered"]);
    expect(await verdictsOf("The area of Uzbekistan is 300 thousand square kilometres.")).toEqual([
      "contradicted",
    ]);
  });

  it("D10: contradicts few of the claims that the dossier's own notes make", async () => {
    const { dossier: opened, store } = await openBuilt(dossier, place);
    const verdicts: string[] = [];
    try {
      const examiner = await openExaminer(store, opened);
      for (const { id } of await store.rows(document)) {
        const examined = await examineDocument(store, id, {}, examiner);
        verdicts.push(...(examined?.claims ?? []).map((one) => one.verdict));
      }
    } finally {
      store.close();
    }
    const against = verdicts.filter((one) => one === "contradicted").length;
    expect(verdicts.length).toBeGreaterThan(50);
    expect(against / verdicts.length).toBeLessThan(0.13);
  });
});
