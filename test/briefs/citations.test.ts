import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CslItem,
  toBibtex,
  toCsl,
  toCslJson,
  toRis,
  withoutRepeats,
} from "../../src/briefs/index.ts";

/** What must come through: title, authors, date, day of access, address, language. */
interface Core {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly accessed: string | undefined;
  readonly language: string | undefined;
}

// Small readers of the two formats, written from their descriptions and not from the writers.

function readRis(text: string): Core[] {
  return text
    .split(/^ER {2}- ?\r?$/m)
    .slice(0, -1)
    .map((record) => {
      const all = [...record.matchAll(/^([A-Z][A-Z0-9]) {2}- (.*)$/gm)].map(
        ([, tag, value = ""]) => [tag, value.replace(/\r$/, "")],
      );
      const values = (tag: string) =>
        all.filter(([name]) => name === tag).map(([, value = ""]) => value);
      const day = (tag: string) => values(tag)[0]?.split("/").filter(Boolean).join("-");
      return {
        title: values("TI")[0] ?? "",
        authors: values("AU"),
        date: day("DA"),
        url: values("UR")[0],
        accessed: day("Y2"),
        language: values("LA")[0],
      };
    });
}

/** A value in braces from a place on, and where it ends. */
function braced(text: string, from: number): readonly [string, number] {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && --depth === 0) return [text.slice(from + 1, at), at + 1];
  }
  throw new Error("a brace is never closed");
}

const commands: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textasciicircum: "^",
  textasciitilde: "~",
};

/** Text as TeX would set it: protecting braces away, escapes undone, any bare sign an error. */
function readTex(source: string): string {
  let text = "";
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (sign === "\\") {
      const [word] = /^[a-z]+/i.exec(source.slice(at + 1)) ?? [""];
      if (word === "") text += source[++at];
      else {
        text += commands[word] ?? `?${word}`;
        at += word.length;
      }
    } else if (/[$&#_^~%]/.test(sign)) throw new Error(`${sign} has a meaning in TeX`);
    else if (!/[{}]/.test(sign)) text += sign;
  }
  return text;
}

function readBibtex(text: string): (Core & { readonly key: string })[] {
  return [...text.matchAll(/^@(\w+)\{([^,\s]+),$/gm)].map((match) => {
    const fields = new Map<string, string>();
    let at = match.index + match[0].length;
    for (;;) {
      const next = /^\s*(\w+) = (?=\{)/.exec(text.slice(at));
      if (next === null) break;
      const [value, end] = braced(text, at + next[0].length);
      fields.set(next[1] ?? "", value);
      at = end + 1;
    }
    expect(text.slice(at)).toMatch(/^\s*\}/);
    const of = (name: string) => (fields.has(name) ? readTex(fields.get(name) ?? "") : undefined);
    return {
      key: match[2] ?? "",
      title: of("title") ?? "",
      authors: (fields.get("author")?.split(/(?<=\}) and (?=\{)/) ?? []).map(readTex),
      date: fields.get("date"),
      url: fields.get("url"),
      accessed: fields.get("urldate"),
      language: of("language"),
    };
  });
}

function coreOf(item: CslItem): Core {
  const day = (date: CslItem["issued"]) =>
    date?.["date-parts"][0]
      .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0"))
      .join("-");
  return {
    title: item.title.replace(/\s+/g, " "),
    authors: (item.author ?? []).map((one) => one.literal.replace(/\s+/g, " ")),
    date: day(item.issued),
    url: item.URL,
    accessed: day(item.accessed),
    language: item.language,
  };
}

const titles = [
  [
    "uz-Latn",
    "Oʻzbekiston Respublikasi va Qozogʻiston Respublikasi oʻrtasida abadiy doʻstlik toʻgʻrisida shartnoma",
  ],
  ["uz-Cyrl", "Ўзбекистон ва Қозоғистон ўртасида ҳамкорлик тўғрисида"],
  ["kk", "Мәңгі достық туралы шарт: Өзбекстан мен Қазақстан"],
  ["ru", "Договор «О союзнических отношениях» № 1 — 100 % & $5 {проект} #2_b ^c ~d \\e"],
  ["en", "A treaty: 50% of_what? {Braces} \\ and “quotes”, a = b, @c"],
] as const;
const items = titles.map(([language, title], at) =>
  toCsl({
    id: `item ${at}`,
    type: at === 0 ? "treaty" : "webpage",
    title,
    authors: ["Özbekistan & Co_", "Қазақстан"],
    issued: ["1998-10-31", "1998-10", "1998", undefined, "2022-12-22"][at],
    accessed: "2026-11-22",
    url: `https://example.org/a_b?x=1&y=%20{z}#${at}~`,
    language,
    note: "50% & more",
  }),
);
/** Braces and blanks in an address are written in per cent: the address leads to the same page. */
const sameUrl = (core: Core): Core => ({
  ...core,
  url: core.url?.replaceAll("{", "%7B").replaceAll("}", "%7D"),
});

describe("citations", () => {
  it("BibTeX: title, authors, date, address, day of access and language come back, in every script", () => {
    expect(readBibtex(toBibtex(items)).map(({ key: _, ...core }) => core)).toEqual(
      items.map((one) => sameUrl(coreOf(one))),
    );
  });

  it("RIS: the same comes back", () => {
    expect(readRis(toRis(items))).toEqual(items.map(coreOf));
  });

  it("CSL-JSON: is what is kept, with no empty value", () => {
    expect(JSON.parse(toCslJson(items))).toEqual(items);
    const bare = toCsl({
      id: "a",
      type: "webpage",
      title: "T",
      url: "javascript:alert(1)",
      note: "",
    });
    expect(bare).toEqual({ id: "a", type: "webpage", title: "T" });
  });

  it("CSL-JSON: puts a dash before a note that processors would take for a field", () => {
    const note = (text: string) =>
      JSON.parse(toCslJson([toCsl({ id: "a", type: "treaty", title: "T", note: text })]))[0].note;
    expect(note("ratified: UZB 2023-11-30")).toBe("– ratified: UZB 2023-11-30");
    expect(note("sources give 1997 and 1998")).toBe("sources give 1997 and 1998");
  });

  it("RIS: a treaty is a statute that says what it is, with its title as read among the notes", () => {
    const item = toCsl({
      id: "a",
      type: "treaty",
      title: "T",
      originalTitle: "Шарт",
      language: "kk",
    });
    const lines = toRis([item]).split("\r\n");
    expect(lines).toEqual(expect.arrayContaining(["TY  - STAT", "M2  - Type: treaty"]));
    expect(lines).toContain("N1  - Original title (kk): Шарт");
  });

  it("R6: any title and author comes back from both", () => {
    const line = fc
      .string({ unit: "binary", minLength: 1, maxLength: 30 })
      .map((one) => `a${one.replace(/[\p{Cc}\p{Cs}]|\s/gu, " ").replace(/ +/g, " ")}b`);
    fc.assert(
      fc.property(line, fc.array(line, { maxLength: 3 }), (title, authors) => {
        const item = toCsl({ id: "x", type: "treaty", title, authors });
        expect(readRis(toRis([item]))).toEqual([coreOf(item)]);
        const [read] = readBibtex(toBibtex([item]));
        expect([read?.title, read?.authors]).toEqual([title, authors]);
      }),
      { numRuns: 1000, seed: 21 },
    );
  });

  it("gives each entry a key of its own that BibTeX can hold", () => {
    const odd = ["a b", "a,b", "a{b}", "договор", "A-B", ""].map((id) =>
      toCsl({ id, type: "webpage", title: "T" }),
    );
    const keys = readBibtex(toBibtex(odd)).map((one) => one.key);
    expect(keys.length).toBe(odd.length);
    expect(new Set(keys.map((one) => one.toLowerCase())).size).toBe(odd.length);
    expect(keys.every((one) => /^[A-Za-z0-9:._-]+$/.test(one))).toBe(true);
  });

  it("cites a page once, with every entry that rests on it", () => {
    const page = (note: string) =>
      toCsl({ id: note, type: "webpage", title: "T", url: "https://example.org", note });
    expect(withoutRepeats([page("one"), page("two"), page("one")])).toEqual([
      { ...page("one"), note: "one; two" },
    ]);
  });
});
