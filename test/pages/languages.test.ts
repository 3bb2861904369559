import { existsSync, readdirSync, readFileSync } from "node:fs";
import MessageFormat from "@messageformat/core";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import {
  agreement,
  commitment,
  dispute,
  doctrine,
  meeting,
  priority,
} from "../../src/register/index.ts";
import { shownElsewhere } from "../../src/server/entryView.ts";
import { parseCsv } from "../../src/sources/index.ts";
import { inCyrillic } from "../../web/messages/cyrillic.mjs";
import { first } from "../../web/messages/first.mjs";
import { compareKeys, compareMessage, pluralsOf } from "../../web/messages/parity.mjs";
import { sourceFiles } from "../house/imports.ts";

interface Compiler {
  compile(text: string): (values: Readonly<Record<string, unknown>>) => string;
}
// The package's types describe its CommonJS form; Node gives its class as the default.
const Format = MessageFormat as unknown as new (
  language: string,
  options: { readonly returnType: "string" },
) => Compiler;

type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

function messagesIn(language: string): Messages {
  const folder = new URL(`../../web/messages/${language}/`, import.meta.url);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace(".json", ""),
      JSON.parse(readFileSync(new URL(name, folder), "utf8")),
    ]),
  );
}

const source = messagesIn("en");
const languages = ["ru", "kk", "uz-Latn"];
const each = (messages: Messages) =>
  Object.entries(messages).flatMap(([file, list]) =>
    Object.entries(list).map(([name, text]) => ({ file, name, key: `${file}.${name}`, text })),
  );
const locales = load(
  readFileSync(new URL("../../content/language/locales.yaml", import.meta.url), "utf8"),
  { schema: CORE_SCHEMA },
) as Readonly<Record<string, { readonly keep?: string }>>;

describe.each(languages)("L9: messages in %s", (language) => {
  const messages = messagesIn(language);

  it("have every key of English and no other", () => {
    expect(compareKeys(source, messages)).toEqual({ missing: [], odd: [] });
  });

  it("are filled with the same as the English, and count by the same", () => {
    const found = each(messages).flatMap(({ file, name, key, text }) => {
      const english = source[file]?.[name] ?? "";
      const counted = (of: string) => [...new Set(pluralsOf(of).map(({ arg }) => arg))];
      const lost = counted(english).filter((arg) => !counted(text).includes(arg));
      return [
        ...compareMessage(english, text),
        ...lost.map((arg) => `does not count {${arg}}`),
      ].map((line) => `${key} ${line}`);
    });
    expect(found).toEqual([]);
  });

  it("L7: state every plural form of the language", () => {
    const needed = language === "ru" ? ["one", "few", "many", "other"] : ["other"];
    const found = each(messages).flatMap(({ key, text }) =>
      pluralsOf(text)
        .filter(({ keys }) => needed.some((one) => !keys.includes(one)))
        .map(({ arg }) => `${key} {${arg}}`),
    );
    expect(found).toEqual([]);
  });

  it("are not the English but for names of forms and formats", () => {
    const same = each(messages).filter(
      ({ file, name, text }) =>
        text === source[file]?.[name] && /[a-z]{3}/.test(text.replace(/\{[^}]*\}/g, "")),
    );
    expect(same.map(({ text }) => text).filter((text) => !/^[A-Z][A-Za-z-]+$/.test(text))).toEqual(
      [],
    );
  });
});

describe("L9: fields of an entry", () => {
  it("have a name of their own on its page, whatever the kind of the entry", () => {
    const kinds = [agreement, commitment, dispute, doctrine, meeting, priority];
    const shown = kinds
      .flatMap(({ columns }) => Object.keys(columns))
      .filter((name) => !shownElsewhere.has(name));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((name) => source.register?.[`field-${name}`] === undefined)).toEqual([]);
  });
});

describe("L9: phrases of content", () => {
  const folder = new URL("../../content/phrases/", import.meta.url);
  const files = ["", "later/"].flatMap((place) =>
    readdirSync(new URL(place, folder))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => `${place}${name}`),
  );
  const read = (name: string) =>
    load(readFileSync(new URL(name, folder), "utf8"), { schema: CORE_SCHEMA }) as Readonly<
      Record<string, string>
    >[];

  it("are there in every language, and what keeps its letters is marked at both ends", () => {
    const odd = files.flatMap((name) =>
      read(name)
        .filter((one) => {
          const texts = languages.map((tag) => one[tag] ?? "");
          return texts.includes("") || texts.some((text) => text.split("`").length % 2 === 0);
        })
        .map(({ en }) => `${name}: ${en}`),
    );
    expect(odd).toEqual([]);
  });

  it("tell every note of the scenarios of the shipped dossier", () => {
    const known = new Set(files.flatMap(read).map(({ en }) => en));
    const dossier = new URL("../../dossiers/central-asia/", import.meta.url);
    const scenarios = readdirSync(new URL("scenarios/", dossier))
      .filter((name) => name.endsWith(".yaml"))
      .flatMap((name) =>
        notesIn(load(readFileSync(new URL(`scenarios/${name}`, dossier), "utf8"))),
      );
    expect(scenarios.length).toBeGreaterThan(50);
    expect(scenarios.filter((note) => !known.has(note))).toEqual([]);
  });

  it("tell every source of the shipped dossier's register and of figures in the press, names apart", () => {
    const known = new Set(files.flatMap(read).map(({ en }) => en));
    const dossier = new URL("../../dossiers/central-asia/", import.meta.url);
    const tables = readdirSync(new URL("register/", dossier))
      .filter((name) => name.endsWith(".csv"))
      .map((name) => `register/${name}`);
    const sources = new Set(
      [...tables, "indicators/trade_turnover.csv"].flatMap((name) =>
        parseCsv(readFileSync(new URL(name, dossier)), name).records.map(
          ({ fields }) => fields.source_title ?? "",
        ),
      ),
    );
    sources.delete("");
    expect(sources.size).toBeGreaterThan(300);
    const isTold = (text: string) =>
      patternsOf(text).some((pattern) => known.has(pattern)) ||
      isName(text) ||
      asPublished.includes(text);
    expect([...sources].filter((text) => !isTold(text))).toEqual([]);
    expect(asPublished.filter((text) => !sources.has(text))).toEqual([]);
    expect(isTold("Kazinform on the next meeting, 2 Mar 2026")).toBe(false);
    expect(isTold("Khabar (Uzbek), 2 Mar 2026")).toBe(false);
  });
});

/** Sources that keep every word: names of a publisher, and of an author beside it. */
const asPublished = [
  "Diplomatic Traffic (Weitz), 2008",
  "Gazzetta di Roma",
  "Vostok Cable (Sorbello), 20 Feb 2014",
];
const dates =
  /\b(\d{1,2} (?:[A-Z][a-z]{2,8})(?: \d{4})?|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{4})\b/g;

/** The English under which a text may be told: as it is, with `#` for numbers, with `@` for dates. */
function patternsOf(text: string): readonly string[] {
  return [text, text.replace(dates, "@")].flatMap((one) => [one, one.replace(/\d+/g, "#")]);
}

/** Whether a text is nothing but a publisher's name, with a date or without. */
function isName(text: string): boolean {
  return text.split("; ").every((one) => {
    const name = one.replace(dates, "@").replace(/(, @|, \d{4}| \(\d[\d-]+\))$/, "");
    return !name.endsWith(" English") && name.split(" ").every((word) => /^[A-Z\d]/.test(word));
  });
}

function notesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "note" && typeof inner === "string" ? [inner] : notesIn(inner),
  );
}

describe("the words of the first view", () => {
  const web = new URL("../../web/", import.meta.url).pathname;
  const written = (path: string) => readFileSync(path, "utf8");
  const namespaces = Object.keys(source).join("|");
  /** Files that a file takes in at once; pages and parts that are fetched later are not among them. */
  const takenBy = (path: string) =>
    [...written(path).matchAll(/^\s*(?:import|export)\s(?!type\b)[^;"]*"(\.[^"]+)"/gm)]
      .map(([, target = ""]) => new URL(target, `file://${path}`).pathname)
      .filter((target) => /\.(ts|svelte)$/.test(target));
  const fetched = ["RegionMap", "Tour", "FigureCite", "FigureEmbed"];

  it("are those that come first", () => {
    const begun = [`${web}main.ts`, ...fetched.map((name) => `${web}parts/${name}.svelte`)];
    const taken = new Set(begun);
    for (const path of taken) for (const next of takenBy(path)) taken.add(next);
    expect(taken.size).toBeGreaterThan(60);
    expect(taken.size).toBeLessThan(sourceFiles(web).length);
    const keys = new RegExp(`\\b(?:t|maybe)\\(\\s*["\`](${namespaces})(?=["\`.])`, "g");
    const later = [...taken].flatMap((path) =>
      [...written(path).matchAll(keys)]
        .filter(([, name = ""]) => !first.includes(name))
        .map(([key]) => `${path}: ${key}`),
    );
    expect(later).toEqual([]);
  });
});

describe("L7: plural forms", () => {
  const said = (language: string, key: string, count: number) => {
    const [file = "", name = ""] = key.split(".");
    const text = messagesIn(language)[file]?.[name] ?? "";
    return new Format(language, { returnType: "string" }).compile(text)({ count });
  };

  it.each([
    [1, "1 запись"],
    [2, "2 записи"],
    [5, "5 записей"],
    [11, "11 записей"],
    [21, "21 запись"],
    [1.5, "1,5 записи"],
  ])("of Russian for %d", (count, expected) => {
    expect(said("ru", "register.count", count)).toBe(expected);
  });

  it.each([1, 2, 5, 11, 21])(
    "of Uzbek and Kazakh keep the noun in the singular after %d",
    (count) => {
      expect(said("uz-Latn", "register.count", count)).toBe(`${count} ta yozuv`);
      expect(said("kk", "register.count", count)).toBe(`${count} жазба`);
    },
  );
});

describe("messages in Uzbek Cyrillic", () => {
  it("are those in Latin letters, spelt anew; names, placeholders and the grammar of ICU stay", async () => {
    const keep = locales["uz-Cyrl"]?.keep ?? "";
    const { messages, phrases } = await inCyrillic(
      {
        messages: { one: { a: "{count, plural, =0 {Yoʻq} other {# ta oʻgʻit}}, CSV, {year}-yil" } },
        phrases: { b: "`Kun.uz`, #-yilgi bitim, 5-modda" },
      },
      keep,
    );
    expect(phrases.b).toBe("`Kun.uz`, # йилги битим, 5-модда");
    expect(messages.one?.a).toBe("{count, plural, =0 {Йўқ} other {# та ўғит}}, CSV, {year} йил");
  });

  it("leave no Latin word but those that are to be kept", async () => {
    const keep = locales["uz-Cyrl"]?.keep ?? "";
    const { messages } = await inCyrillic({ messages: messagesIn("uz-Latn"), phrases: {} }, keep);
    const kept = new Set(keep.split(/\s+/));
    const odd = each(messages).flatMap(({ key, text }) => {
      const words = text
        .replace(/\{\w+(, (plural|select),)?|=\d+ \{|\b(one|other) \{/g, " ")
        .match(/\p{Script=Latin}{2,}/gu);
      return (words ?? []).filter((word) => !kept.has(word)).map((word) => `${key}: ${word}`);
    });
    expect(odd).toEqual([]);
  });
});

describe("L10: letters of the pages", () => {
  it("are folded by the language of the text and never by that of the machine", () => {
    const folder = new URL("../../web/", import.meta.url);
    const files = ["lib", "parts", "pages"].flatMap((name) =>
      readdirSync(new URL(`${name}/`, folder)).map((file) => new URL(`${name}/${file}`, folder)),
    );
    const bare = files.filter((file) =>
      /toLocale(Upper|Lower)Case\(\)|localeCompare\([^,()]*\)|new Intl\.\w+\(\)/.test(
        readFileSync(file, "utf8"),
      ),
    );
    expect(bare.map((file) => file.pathname.split("/web/")[1])).toEqual([]);
  });
});
