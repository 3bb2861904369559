import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildIndex,
  createSearcher,
  decodeIndex,
  encodeIndex,
  type SearchDocument,
  type SearchMode,
  type SearchPassage,
  search,
  searcherOf,
  type Term,
} from "../../src/texts/index.ts";
import { type Part, scanExact, scanFolded } from "./reference.ts";

// Words that meet each other in many ways: endings, marks, cases, scripts, letters that only look alike.
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  "uz-Latn":
    "suv suvi Suvning suvlar oʻrmon O'rmonlar ormon togʻ Tog‘da tog daryo daryosi chegara davlat chegarasi 3,5 2018-yilda".split(
      " ",
    ),
  "uz-Cyrl": "сув суви Сувнинг ўрмон Ўрмонлар тоғ тоғда дарё дарёси чегара давлат чегараси".split(
    " ",
  ),
  ru: "вода воды Воду лес леса лесом гора река реки границы государственная граница 3,5".split(" "),
  en: "water waters Water's forest forests mountain river rivers border state borders don't".split(
    " ",
  ),
  ky: "суу суунун токой дарыя вода water".split(" "),
};
const terms: readonly Term[] = [
  { id: "g1", en: "water", uz_latn: "suv", uz_cyrl: "сув", ru: "вода" },
  {
    id: "g2",
    en: "state border; border",
    uz_latn: "davlat chegarasi; chegara",
    ru: "государственная граница",
  },
  {
    id: "g3",
    en: "forest river",
    uz_latn: "o'rmon daryosi",
    uz_cyrl: "ўрмон дарёси",
    ru: "лесная река",
  },
].map((one, i) => ({ ...one, category: "", file: "glossary.csv", row: i + 2 }));
const tags = Object.keys(vocabulary);
const every = Object.values(vocabulary).flat();

const passage = fc.constantFrom(...tags).chain((language) =>
  fc.record({
    language: fc.constant(language),
    text: fc
      .array(
        fc.tuple(
          fc.constantFrom(...(vocabulary[language] ?? [])),
          fc.constantFrom(" ", " ", " ", " ", ", ", ". ", "; ", " «", "» ", "\n", "-", "."),
        ),
        { minLength: 8, maxLength: 24 },
      )
      .map((list) => list.map((one) => one.join("")).join("")),
  }),
);
const corpus = fc.array(passage, { minLength: 6, maxLength: 12 }).map((list) =>
  list.map(
    ({ language, text }, i): SearchPassage => ({
      id: `p${i}`,
      document: `d${i >> 1}`,
      documentTitle: `Title ${every[i]} ${i >> 1}`,
      language,
      start: 100,
      end: 100 + text.length,
      text,
    }),
  ),
);
const documents: readonly SearchDocument[] = Array.from({ length: 6 }, (_, i) => ({
  id: `d${i}`,
  title: `Title ${every[2 * i]} ${i}`,
  language: "en",
  side: i % 2 === 0 ? "AAA" : "BBB",
  kind: i % 3 === 0 ? "treaty" : "note",
  date: `20${10 + i}`,
}));
const documentsIn = (passages: readonly SearchPassage[]): readonly SearchDocument[] =>
  documents.slice(0, (passages.length + 1) >> 1);

const typedIn = (language: string) =>
  fc
    .tuple(
      fc.constantFrom(...(vocabulary[language] ?? [])),
      fc.constantFrom("as it is", "as it is", "upper", "mark", "cut"),
    )
    .map(([word, how]) => {
      if (how === "upper") return word.toUpperCase();
      if (how === "mark") return word.replace(/[ʻ'‘]/g, "`");
      return how === "cut" ? word.slice(0, 3) : word;
    });
const partIn = (language: string) =>
  fc
    .tuple(
      fc.array(typedIn(language), { minLength: 2, maxLength: 2 }),
      fc.constantFrom("word", "word", "phrase", "prefix"),
      fc.constantFrom(false, false, true),
    )
    .map(([list, kind, excluded]): Part => {
      const first = list[0] ?? "";
      if (kind === "phrase") return { kind, typed: list.join(" "), excluded };
      return { kind: kind === "prefix" ? "prefix" : "word", typed: first, excluded };
    });
// The words of one query are mostly of one language, as they are in life.
const parts = fc
  .constantFrom(...tags)
  .chain((language) =>
    fc.uniqueArray(partIn(language), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => JSON.stringify(one),
    }),
  )
  .filter((list) => list.some((one) => !one.excluded));

function written({ kind, typed: text, excluded }: Part): string {
  const minus = excluded ? "-" : "";
  if (kind === "phrase") return `${minus}"${text}"`;
  return `${minus}${text}${kind === "prefix" ? "*" : ""}`;
}

const modes: readonly SearchMode[] = ["exact", "folded", "across"];
const ask = async (passages: readonly SearchPassage[], query: string, mode: SearchMode) => {
  const searcher = searcherOf(passages, terms, documentsIn(passages));
  const found = await search(searcher, { query, mode, limit: 1000 });
  return { ...found, ids: found.hits.map((hit) => hit.passage).sort() };
};
const runs = { numRuns: 300, seed: 20_251_123 };

describe("search, beside a scan of every passage", () => {
  it.each(modes)("finds the same passages and counts the same mentions: %s", async (mode) => {
    let found = 0;
    const law = fc.asyncProperty(corpus, parts, async (passages, list) => {
      const { ids, total, hits } = await ask(passages, list.map(written).join(" "), mode);
      const scanned =
        mode === "exact"
          ? scanExact(passages, list)
          : scanFolded(passages, list, mode === "across" ? terms : undefined);
      expect({ ids, mentions: total.mentions }).toEqual({
        ids: [...scanned.passages].sort(),
        mentions: scanned.mentions,
      });
      // What is shown of the passages is what was counted.
      expect(hits.flatMap((hit) => hit.mentions)).toHaveLength(total.mentions);
      found += total.passages;
    });
    await fc.assert(law, { ...runs, numRuns: 500 });
    expect(found).toBeGreaterThan(200);
  });

  it("comes to the same after it was written and read again", async () => {
    const law = fc.asyncProperty(
      corpus,
      parts,
      fc.constantFrom(...modes),
      async (passages, list, mode) => {
        const searcher = searcherOf(passages, terms, documentsIn(passages));
        const content = new Uint8Array(Buffer.concat(encodeIndex(searcher.index)));
        const index = decodeIndex(content);
        if (index === undefined) throw new Error("not read");
        const again = createSearcher({ index, terms, read: searcher.read });
        const request = { query: list.map(written).join(" "), mode, counts: true };
        expect(await search(again, request)).toEqual(await search(searcher, request));
        expect(Buffer.concat(encodeIndex(index)).equals(content)).toBe(true);
      },
    );
    await fc.assert(law, runs);
  });
});

describe("an index made after another", () => {
  it("is the same bytes as one made from nothing", async () => {
    const law = fc.property(corpus, corpus, (passages, others) => {
      const last = buildIndex(documentsIn(others), others);
      const bytes = (from?: typeof last) =>
        Buffer.concat(encodeIndex(buildIndex(documentsIn(passages), passages, from)));
      expect(bytes(last).equals(bytes())).toBe(true);
    });
    fc.assert(law, { ...runs, numRuns: 50 });
  });
});

describe("search among many passages of few words", () => {
  // Frequent words beside rare ones: rare ones are looked up where frequent ones are counted through.
  const many = Array.from({ length: 600 }, (_, i): SearchPassage => {
    const rare = i % 97 === 0 ? "davlat chegarasi. " : i % 89 === 0 ? "chegara, davlat suv. " : "";
    const text = `suv daryo suvlar. ${rare}daryo suv oʻrmon suv`;
    const language = "uz-Latn";
    return {
      id: `p${i}`,
      document: "d0",
      documentTitle: "",
      language,
      start: 0,
      end: text.length,
      text,
    };
  });
  const word = (typed: string, excluded = false): Part => ({ kind: "word", typed, excluded });
  const phrase = (typed: string): Part => ({ kind: "phrase", typed, excluded: false });
  it.each([
    [[word("suv"), word("chegara")]],
    [[word("chegara"), word("suv", true)]],
    [[word("suv"), word("chegara", true)]],
    [[phrase("davlat suv")]],
    [[phrase("davlat chegara"), word("suv"), word("davlat")]],
    [[phrase("suv daryo suvlar"), phrase("daryo suv"), word("suv")]],
    [[word("border")]],
  ])("counts as a scan does: %j", async (list: readonly Part[]) => {
    const searcher = searcherOf(many, terms);
    for (const mode of ["folded", "across"] as const) {
      const query = list.map(written).join(" ");
      const { total, hits } = await search(searcher, { query, mode, limit: 1000 });
      const scanned = scanFolded(many, list, mode === "across" ? terms : undefined);
      expect(total.mentions).toBe(scanned.mentions);
      expect(hits.map((hit) => hit.passage).sort()).toEqual([...scanned.passages].sort());
    }
  });
});

describe("the laws of search", () => {
  it("finds folded whatever it finds exactly, of a whole word", async () => {
    const law = fc.asyncProperty(corpus, fc.constantFrom(...every), async (passages, word) => {
      const isWhole = (text: string): boolean =>
        new RegExp(`(?<![\\p{L}\\p{N}ʻ'‘,.])${word}(?![\\p{L}\\p{N}ʻ'‘,.])`, "u").test(text);
      const exact = (await ask(passages, word, "exact")).hits.filter(({ text }) => isWhole(text));
      const folded = new Set((await ask(passages, word, "folded")).ids);
      for (const { passage: id } of exact) expect(folded).toContain(id);
      const across = new Set((await ask(passages, word, "across")).ids);
      for (const id of folded) expect(across).toContain(id);
    });
    await fc.assert(law, runs);
  });

  it("does not mind the order of the words", async () => {
    const law = fc.asyncProperty(
      corpus,
      parts,
      fc.constantFrom("exact", "folded"),
      async (passages, list, mode) => {
        const one = await ask(passages, list.map(written).join(" "), mode as SearchMode);
        const other = await ask(
          passages,
          [...list].reverse().map(written).join(" "),
          mode as SearchMode,
        );
        expect(other.ids).toEqual(one.ids);
        expect(other.total).toEqual(one.total);
      },
    );
    await fc.assert(law, runs);
  });

  it("finds a phrase only where its words are", async () => {
    const phrase = fc.array(fc.constantFrom(...every), { minLength: 2, maxLength: 3 });
    const law = fc.asyncProperty(corpus, phrase, async (passages, list) => {
      const apart = new Set((await ask(passages, list.join(" "), "folded")).ids);
      for (const id of (await ask(passages, `"${list.join(" ")}"`, "folded")).ids) {
        expect(apart).toContain(id);
      }
    });
    await fc.assert(law, runs);
  });

  it("never finds more for a field more, and parts what it finds by a field and its opposite", async () => {
    const filter = fc.constantFrom(
      ...[
        "side:AAA",
        "language:uz",
        "language:ru,en",
        "kind:treaty",
        "date:2011..2013",
        "date:..2012",
      ],
      ...["title:suv", "document:d1", "title:tit*", 'title:"title suv"'],
    );
    const law = fc.asyncProperty(corpus, parts, filter, async (passages, list, field) => {
      const query = list.map(written).join(" ");
      const all = await ask(passages, query, "folded");
      const within = await ask(passages, `${query} ${field}`, "folded");
      const without = await ask(passages, `${query} -${field}`, "folded");
      expect([...within.ids, ...without.ids].sort()).toEqual(all.ids);
      expect(within.total.mentions + without.total.mentions).toBe(all.total.mentions);
    });
    await fc.assert(law, runs);
  });

  it("gives the same list in pages as at once, and says how much is cut", async () => {
    const law = fc.asyncProperty(
      corpus,
      parts,
      fc.integer({ min: 1, max: 4 }),
      async (passages, list, limit) => {
        const searcher = searcherOf(passages, terms, documentsIn(passages));
        const query = list.map(written).join(" ");
        const whole = await search(searcher, { query, mode: "folded", limit: 1000 });
        expect(whole.cut).toBe(false);
        const pages: string[] = [];
        for (let offset = 0; offset < whole.total.passages; offset += limit) {
          const page = await search(searcher, { query, mode: "folded", offset, limit });
          expect(page.total).toEqual(whole.total);
          expect(page.cut).toBe(whole.total.passages > page.hits.length);
          pages.push(...page.hits.map((hit) => hit.passage));
        }
        expect(pages).toEqual(whole.hits.map((hit) => hit.passage));
      },
    );
    await fc.assert(law, runs);
  });

  it("marks only words that stand where it says they do", async () => {
    const law = fc.asyncProperty(
      corpus,
      parts,
      fc.constantFrom(...modes),
      async (passages, list, mode) => {
        const { hits } = await ask(passages, list.map(written).join(" "), mode);
        for (const hit of hits) {
          for (const { start, end, quote } of hit.mentions) {
            expect(hit.text.slice(start - hit.start, end - hit.start)).toBe(quote);
            expect(quote).not.toBe("");
          }
          const marked = new Set(hit.mentions.map((one) => one.quote.replace(/\s+/gu, " ")));
          expect(new Set(hit.why.map((one) => one.matched))).toEqual(marked);
        }
      },
    );
    await fc.assert(law, runs);
  });
});
