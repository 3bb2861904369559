import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorQuote, reanchor, toAnnotation } from "../../src/texts/index.ts";

const sha256 = "0".repeat(64);

const anchorOf = (text: string, quote: string): ReturnType<typeof anchorQuote> => {
  const start = text.indexOf(quote);
  return anchorQuote(text, start, start + quote.length, sha256);
};

const note =
  "The sides met in May and spoke of the gauge. They agreed to read it daily, in the presence of both. Nobody spoke of costs on that day, which came up later.";

describe("anchorQuote", () => {
  it("keeps the words, 32 characters on each side, and the place in code points", () => {
    const text = `𝒳𝒴 ${note}`;
    const anchor = anchorOf(text, "agreed to read it daily");
    expect(anchor.quote.exact).toBe("agreed to read it daily");
    expect(Array.from(anchor.quote.prefix)).toHaveLength(32);
    expect(Array.from(anchor.quote.suffix)).toHaveLength(32);
    const points = Array.from(text);
    expect(points.slice(anchor.position.start, anchor.position.end).join("")).toBe(
      anchor.quote.exact,
    );
  });

  it("refuses what is no stretch of whole characters", () => {
    for (const [start, end] of [
      [3, 3],
      [-1, 2],
      [0, 99],
      [1, 2],
      [0.5, 2],
    ] as const) {
      expect(() => anchorQuote("𝒳abc", start, end, sha256)).toThrow(
        expect.objectContaining({ code: "quote-range" }),
      );
    }
  });
});

describe("reanchor", () => {
  it("finds a quote in the text it was taken from, whatever the text and the place", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const points = Array.from(text);
          const from = a % points.length;
          const to = from + 1 + (b % (points.length - from));
          const start = points.slice(0, from).join("").length;
          const end = points.slice(0, to).join("").length;
          expect(reanchor(anchorQuote(text, start, end, sha256), text)).toEqual({
            state: "exact",
            start,
            end,
          });
        },
      ),
    );
  });

  it("is exact while only what stands far away changes", () => {
    const anchor = anchorOf(note, "agreed to read it daily");
    expect(reanchor(anchor, `${note} More was said.`).state).toBe("exact");
  });

  it("is moved when text before it is added, or lines are broken elsewhere", () => {
    const anchor = anchorOf(note, "agreed to read it daily");
    const added = `A new beginning. ${note}`;
    const found = reanchor(anchor, added);
    expect(found.state).toBe("moved");
    expect(added.slice(found.start, found.end)).toBe("agreed to read it daily");
    const broken = note.replaceAll(" to read", "\r\n  to\nread");
    const wrapped = reanchor(anchor, broken);
    expect(broken.slice(wrapped.start, wrapped.end).replace(/\s+/g, " ")).toBe(
      "agreed to read it daily",
    );
  });

  it("is lost when its words or the words beside it change", () => {
    const anchor = anchorOf(note, "agreed to read it daily");
    for (const [from, to] of [
      ["daily", "weekly"],
      ["They agreed", "We agreed"],
      ["presence", "absence"],
    ] as const) {
      expect(reanchor(anchor, note.replace(from, to))).toEqual({ state: "lost" });
    }
  });

  it("is lost when two places fit", () => {
    const anchor = anchorOf(note, "agreed to read it daily");
    expect(reanchor(anchor, `Twice. ${note} ${note}`)).toEqual({ state: "lost" });
  });

  it("D7: of 200 edited texts with look-alike sentences none is anchored wrongly", () => {
    const outcomes = { exact: 0, moved: 0, lost: 0 };
    for (let pair = 0; pair < 200; pair += 1) {
      const { before, start, end, after, truth } = editedPair(pair);
      const anchor = anchorQuote(before, start, end, sha256);
      const found = reanchor(anchor, after);
      outcomes[found.state] += 1;
      if (found.state === "lost") continue;
      expect(truth).toBeDefined();
      expect(found.start).toBe(truth);
      if (found.state === "exact") expect(found.start).toBe(start);
      expect(after.slice(found.start, found.end)).toBe(anchor.quote.exact);
    }
    expect(outcomes.exact + outcomes.moved + outcomes.lost).toBe(200);
    // Strictness must not lose what an edit elsewhere leaves untouched.
    expect(outcomes.exact).toBeGreaterThanOrEqual(25);
    expect(outcomes.moved).toBeGreaterThanOrEqual(40);
  });
});

/** A text of look-alike sentences, a quote in it, and the text after an edit; `truth` is where the quote went. */
function editedPair(pair: number): {
  before: string;
  start: number;
  end: number;
  after: string;
  truth: number | undefined;
} {
  const names = [
    "Aland",
    "Borland",
    "Corland",
    "Dorland",
    "Erland",
    "Forland",
    "Gorland",
    "Horland",
  ];
  const sentences = names.map(
    (name, i) =>
      `${name} signed the agreement on the measuring of water in the upper valley${i % 3 === 0 ? "" : " and on its costs"}. `,
  );
  const chosen = pair % names.length;
  const before = sentences.join("");
  const offset = sentences.slice(0, chosen).join("").length;
  // At times the whole sentence is quoted, at times only words that all the sentences share.
  const inner = pair % 2 === 0 ? 0 : (names[chosen]?.length ?? 0) + 1;
  const length =
    pair % 2 === 0
      ? (sentences[chosen]?.trim().length ?? 0)
      : "signed the agreement on the measuring".length;
  const start = offset + inner;
  const edit = Math.floor(pair / 16) % 6;
  const kept = [...sentences];
  if (edit === 0) kept.push("Something else was said at the end.");
  if (edit === 1) kept.unshift("Something else was said at the beginning. ");
  if (edit === 2) kept.splice(chosen, 1);
  if (edit === 3) kept[chosen] = (sentences[chosen] ?? "").replace("signed", "refused");
  if (edit === 4) kept.splice((chosen + 4) % names.length, 1);
  if (edit === 5) kept.reverse();
  const after = kept.join("");
  const at = kept.indexOf(sentences[chosen] ?? "");
  const truth = at < 0 ? undefined : kept.slice(0, at).join("").length + inner;
  return { before, start, end: start + length, after, truth };
}

describe("toAnnotation", () => {
  it("is a Web Annotation with both selectors and the file's checksum", () => {
    const anchor = anchorOf(note, "agreed to read it daily");
    const annotation = toAnnotation({
      id: "e1",
      source: "documents/note.txt",
      anchor,
      bodies: [{ value: "agreement", purpose: "classifying" }],
    });
    expect(annotation).toMatchObject({
      type: "Annotation",
      motivation: "classifying",
      body: [{ type: "TextualBody", value: "agreement" }],
      target: {
        source: "documents/note.txt",
        selector: [
          { type: "TextQuoteSelector", exact: "agreed to read it daily" },
          { type: "TextPositionSelector", start: note.indexOf("agreed") },
        ],
      },
    });
    expect(JSON.stringify(annotation)).toContain(sha256);
  });
});
