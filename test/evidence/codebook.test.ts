import { describe, expect, it } from "vitest";
import { loadCodebooks, packageCodebooks, parseCodebook } from "../../src/evidence/index.ts";
import { Problem } from "../../src/terms/index.ts";

const plain = `
id: fish
version: 1.0.0
type: matter
codes:
  - id: herring
    label: { en: herring }
    definition: The herring.
    forms:
      - { as: name, confidence: 1, en: [herring] }
`;

function problemOf(text: string): Problem {
  try {
    loadCodebooks([{ id: "fish.yaml", text }]);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("no problem was met");
}

describe("parseCodebook", () => {
  it("reads a book with its codes, forms and weights", () => {
    const [code] = parseCodebook({ id: "fish.yaml", text: plain }).codes;
    expect(code?.id).toBe("herring");
    expect(code?.groups[0]?.forms.en).toEqual(["herring"]);
    expect(code?.groups[0]?.confidence).toBe(1);
  });

  it("names file, code and key of what is wrong", () => {
    const problem = problemOf(plain.replace("confidence: 1", "confidence: 3"));
    expect(problem.code).toBe("codebook-invalid");
    expect(problem.message).toContain("fish.yaml, code herring, key forms.0.confidence");
  });

  it("refuses a key that it does not know, so that no misprint is passed over", () => {
    const problem = problemOf(plain.replace("definition:", "defnition:"));
    expect(problem.code).toBe("codebook-invalid");
    expect(problem.message).toContain("code herring");
  });

  it("refuses a file that is not YAML, and two codes of one name", () => {
    expect(problemOf("id: [").code).toBe("codebook-unreadable");
    expect(problemOf(plain + plain.slice(plain.indexOf("  - id"))).code).toBe("codebook-twice");
  });

  it("refuses a code that adds to a direction which no book has", () => {
    const lost = plain.replace("    label:", "    directions: [fisheries]\n    label:");
    const problem = problemOf(lost);
    expect(problem.code).toBe("codebook-direction");
    expect(problem.message).toContain("code herring, key directions");
  });
});

describe("loadCodebooks", () => {
  const other = plain.replaceAll("herring", "sprat");

  it("lets a later book of the same id take the place of the earlier", () => {
    const books = loadCodebooks([
      { id: "a", text: plain },
      { id: "b", text: other },
    ]);
    expect(books.flatMap((book) => book.codes.map((code) => code.id))).toEqual(["sprat"]);
  });

  it("lets a later book add its codes when it says so", () => {
    const books = loadCodebooks([
      { id: "a", text: plain },
      { id: "b", text: other.replace("codes:", "adds: true\ncodes:") },
    ]);
    expect(books.flatMap((book) => book.codes.map((code) => code.id))).toEqual([
      "herring",
      "sprat",
    ]);
  });

  it("reads the program's own books, each code with a label, a definition and a version", () => {
    const books = loadCodebooks(packageCodebooks());
    expect(books.map((book) => book.id)).toEqual([
      "actors",
      "agreements",
      "days",
      "directions",
      "events",
      "interests",
      "kinds",
      "modality",
      "negation",
      "organisations",
      "projects",
      "references",
      "rivers",
      "spans",
      "speech",
      "states",
      "strategies",
    ]);
    for (const code of books.flatMap((book) => book.codes)) {
      for (const language of ["uz-Latn", "kk", "ru", "en"] as const) {
        expect(code.label[language], `${code.id} ${language}`).toBeTruthy();
      }
    }
  });

  it("has the eight directions, three interests and eight kinds of the frame", () => {
    const books = loadCodebooks(packageCodebooks());
    const ids = (type: string): readonly string[] =>
      books.filter((book) => book.type === type).flatMap((book) => book.codes.map((c) => c.id));
    expect([...ids("direction")].sort()).toEqual([
      "development",
      "disputes",
      "heritage",
      "position",
      "rivers",
      "security-belt",
      "south",
      "trade",
    ]);
    expect(ids("interest")).toEqual(["security", "stability", "economy"]);
    expect([...ids("kind")].sort()).toEqual([
      "agreement",
      "commitment",
      "dispute",
      "event",
      "fact",
      "priority",
      "proposal",
      "threat",
    ]);
  });
});
