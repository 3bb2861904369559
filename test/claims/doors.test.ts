import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Examiner,
  examineDocument,
  examinePlain,
  openExaminer,
  sayUnread,
  sayVerdict,
  type ToldClaim,
  tellText,
  toClaimReviews,
  verdictContent,
  writeJsonLd,
} from "../../src/claims/index.ts";
import { buildDossier, type OpenedDossier, openBuilt } from "../../src/pipeline.ts";
import { languages } from "../../src/terms/index.ts";
import { document } from "../../src/texts/index.ts";

// An invented region: the doors must not depend on any real one.
const folder = fileURLToPath(new URL("../region/dossier", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "hamkor-doors-"));
let opened: OpenedDossier;
let examiner: Examiner;
beforeAll(async () => {
  await buildDossier(folder, { store: place });
  opened = await openBuilt(folder, place);
  examiner = await openExaminer(opened.store, opened.dossier);
}, 180_000);
afterAll(() => {
  opened?.store.close();
  rmSync(place, { recursive: true, force: true });
});

describe("examineDocument", () => {
  it("quotes every claim and every unread sentence exactly as it stands in the passages", async () => {
    const documents = await opened.store.rows(document);
    expect(documents.length).toBeGreaterThan(0);
    for (const { id, date } of documents) {
      const examined = await examineDocument(opened.store, id, {}, examiner);
      expect(examined?.textDate?.slice(0, date?.length)).toBe(date);
      const found = [
        ...(examined?.claims ?? []).map((one) => one.claim),
        ...(examined?.unread ?? []),
      ];
      for (const { start, end, quote } of found) {
        const home = examined?.passages.find((one) => one.start <= start && end <= one.end);
        expect(home?.text.slice(start - home.start, end - home.start)).toBe(quote);
      }
    }
  });

  it("knows no document of another dossier", async () => {
    expect(await examineDocument(opened.store, "nowhere", {}, examiner)).toBeUndefined();
  });
});

describe("examinePlain", () => {
  const text = "Some words on the region.";

  it("judges at the day of the text and as of the day asked for", () => {
    const examined = examinePlain(text, { date: "2020-05-01", asOf: "2021-06" }, examiner);
    expect([examined.textDate, examined.asOf]).toEqual(["2020-05-01", "2021-06-30"]);
  });

  it("takes a year that is not over to end on the day asked for, and never before it began", () => {
    const dayOf = (date: string) =>
      examinePlain(text, { date, asOf: "2021-06-15" }, examiner).textDate;
    expect(dayOf("2021")).toBe("2021-06-15");
    expect(dayOf("2020")).toBe("2020-12-31");
    expect(dayOf("2022")).toBe("2022-12-31");
  });

  it("judges as of the dossier's own day where none is asked for", () => {
    const examined = examinePlain(text, {}, examiner);
    expect([examined.textDate, examined.asOf]).toEqual([undefined, examiner.asOf]);
  });

  it("refuses a day that is none", () => {
    expect(() => examinePlain(text, { asOf: "2021-02-30" }, examiner)).toThrow(
      expect.objectContaining({ code: "date-unreadable" }),
    );
  });

  it("F11: keeps offsets whatever stands in the text, and never throws", () => {
    const strange = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(strange, (given) => {
        const { claims, unread } = examinePlain(given, {}, examiner);
        for (const { start, end, quote } of [...claims.map((one) => one.claim), ...unread]) {
          expect(given.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

describe("sayVerdict and sayUnread", () => {
  it("have words of their own in every language that is read, and English for all others", () => {
    const { verdicts, unread } = verdictContent();
    for (const name of Object.keys(verdicts) as (keyof typeof verdicts)[]) {
      const words = languages.map((language) => sayVerdict(name, language));
      expect(new Set(words).size, name).toBe(languages.length);
      expect(sayVerdict(name, "tg")).toBe(sayVerdict(name, "en"));
    }
    for (const why of Object.keys(unread) as (keyof typeof unread)[]) {
      const words = languages.map((language) => sayUnread(why, language));
      expect(new Set(words).size, why).toBe(languages.length);
    }
  });

  it("L4: Uzbek Cyrillic is written without Latin letters", () => {
    const { verdicts } = verdictContent();
    for (const name of Object.keys(verdicts) as (keyof typeof verdicts)[]) {
      expect(sayVerdict(name, "uz-Cyrl")).not.toMatch(/[a-z]/i);
    }
  });
});

const claim: ToldClaim = {
  id: "d.4.rule",
  start: 4,
  end: 20,
  quote: "It is </script> “so”",
  language: "en",
  kind: "geography",
  question: "land borders: A borders B",
  query: { kind: "geography", fact: "borders", subject: "AAA", others: ["BBB"] },
  negated: false,
  assumed: [],
  rule: "rule",
  confidence: 0.9,
  verdict: "wrong scope",
  verdictWords: "wrong scope",
  today: {
    verdict: "wrong scope",
    verdictWords: "wrong scope",
    day: "2026-11-22",
    reason: "A does not border B & never did.",
    reasons: ["A does not border B & never did."],
    rule: "geography",
    rows: [],
  },
  reason: "A does not border B & never did.",
  rows: [],
};
const frame = {
  author: "A dossier",
  asOf: "2026-11-22",
  language: "en",
  title: "A speech",
  textDate: "2025-01-01",
  addressOf: ({ id }: ToldClaim) => `https://atlas.example/check#${id}`,
} as const;
const reviewOf = (one: ToldClaim) => {
  const document = JSON.parse(writeJsonLd(toClaimReviews([one], frame)));
  return document["@graph"][0];
};

describe("toClaimReviews", () => {
  it("has all that schema.org asks of a ClaimReview, with the finer verdict as words", () => {
    expect(reviewOf(claim)).toMatchObject({
      "@type": "ClaimReview",
      url: "https://atlas.example/check#d.4.rule",
      datePublished: "2026-11-22",
      author: { "@type": "Organization", name: "A dossier" },
      claimReviewed: claim.quote,
      itemReviewed: {
        "@type": "Claim",
        appearance: { "@type": "CreativeWork", name: "A speech", datePublished: "2025-01-01" },
      },
      reviewRating: {
        "@type": "Rating",
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
        alternateName: "wrong scope",
      },
    });
  });

  it("rates no verdict outside its scale, the best what is supported, the worst what is contradicted", () => {
    const { scale, verdicts } = verdictContent();
    const ratings = Object.values(verdicts).flatMap((one) => one.rating ?? []);
    expect(Math.max(...ratings)).toBe(scale.best);
    expect(Math.min(...ratings)).toBe(scale.worst);
    expect(verdicts.supported.rating).toBe(scale.best);
    expect(verdicts.contradicted.rating).toBe(scale.worst);
  });

  it("gives what no row covers no number: it is neither true nor false", () => {
    const { reviewRating } = reviewOf({ ...claim, verdict: "not covered" });
    expect(reviewRating).not.toHaveProperty("ratingValue");
  });

  it("names who is quoted, where the sentence reports speech", () => {
    const { itemReviewed } = reviewOf({ ...claim, saidBy: "the minister" });
    expect(itemReviewed.author).toEqual({ "@type": "Person", name: "the minister" });
  });
});

describe("writeJsonLd", () => {
  it("O1: leaves nothing that could end a script or begin mark-up, and stays the same document", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (quote) => {
        const plain = toClaimReviews([{ ...claim, quote: `${quote}</script><!--&\u2028` }], frame);
        const written = writeJsonLd(plain);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
      { seed: 1 },
    );
  });
});

describe("tellText", () => {
  it("gives each claim its question, its reasons and rows of both days, each row once", async () => {
    for (const { id } of await opened.store.rows(document)) {
      const examined = await examineDocument(opened.store, id, {}, examiner);
      if (examined === undefined) continue;
      for (const language of languages) {
        const { claims } = tellText(examined, language, examiner);
        expect(claims).toHaveLength(examined.claims.length);
        for (const one of claims) {
          expect(one.question).not.toMatch(/\{\w+\}/);
          const keys = one.rows.map((row) => `${row.table}:${row.id}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys).toEqual(expect.arrayContaining([...one.today.rows]));
          expect(keys).toEqual(expect.arrayContaining([...(one.atTextDate?.rows ?? [])]));
        }
      }
    }
  });
});
