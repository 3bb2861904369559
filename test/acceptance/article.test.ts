import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type { Cell, DocumentDetail, Overview, SearchResult } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { article, type Copy, copyDossier, hamkor, hasArticle } from "./setting.ts";

// Must-show 2, 3 and 4 of “First light”: the article is read, searched, and changes the matrix.

interface Placed {
  readonly start: number;
  readonly end: number;
}
interface Mention extends Placed {
  readonly id: string;
  readonly type: string;
  readonly quote: string;
}
interface Coding extends Placed {
  readonly id: string;
  readonly passage: string;
  readonly quote: string;
  readonly kind: string;
  readonly direction: string;
  readonly interests: readonly string[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly (Placed & { readonly value: string; readonly relative: boolean })[];
  readonly quantities: readonly Placed[];
}
interface Read {
  readonly passages: readonly (Placed & {
    readonly id: string;
    readonly language: string;
    readonly text: string;
    readonly kind: string;
  })[];
  readonly evidence: readonly Coding[];
  readonly findings: readonly { readonly severity: string }[];
}

// One class for every apostrophe that the article has between letters.
const marks = "ʻʼ‘’'`";
const mark = `[${marks}]`;

describe.skipIf(!hasArticle)("the article, read by the command", () => {
  let text = "";
  let read: Read;
  let mentions: readonly Mention[] = [];
  const mentionsOf = (id: string): readonly Mention[] => mentions.filter((one) => one.id === id);
  const covers = (id: string, at: number): boolean =>
    mentionsOf(id).some((one) => one.start <= at && at < one.end);

  const isCoded = (at: number): boolean =>
    read.evidence.some((one) => one.start <= at && at < one.end);

  beforeAll(() => {
    text = readFileSync(article, "utf8");
    read = JSON.parse(hamkor(["read", article, "--json"]).out);
    mentions = read.evidence.flatMap((one) => one.mentions);
  });

  it("has the file itself as its extracted text, byte for byte", () => {
    expect(hamkor(["read", article, "--text"]).out === text).toBe(true);
  });

  it("slices every passage, quote, mention, date and quantity out of that text", () => {
    for (const one of read.passages) expect(text.slice(one.start, one.end)).toBe(one.text);
    for (const one of [...read.evidence, ...mentions]) {
      expect(text.slice(one.start, one.end)).toBe(one.quote);
    }
    for (const coding of read.evidence) {
      const passage = read.passages.find((one) => one.id === coding.passage);
      expect(passage?.start).toBeLessThanOrEqual(coding.start);
      expect(passage?.end).toBeGreaterThanOrEqual(coding.end);
      for (const part of [...coding.mentions, ...coding.dates, ...coding.quantities]) {
        expect(part.start).toBeGreaterThanOrEqual(coding.start);
        expect(part.end).toBeLessThanOrEqual(coding.end);
      }
    }
    expect(read.evidence.length).toBeGreaterThan(50);
    expect(mentions.length).toBeGreaterThan(100);
  });

  it("gives dates and quantities that are what stands there", () => {
    // A relative day (“this year”) has its value from the date of the document, or none.
    const whole = read.evidence.flatMap((coding) => coding.dates).filter((day) => !day.relative);
    for (const one of whole) {
      const written = text.slice(one.start, one.end);
      for (const year of one.value.match(/\d{4}/g) ?? []) expect(written).toContain(year);
    }
    const values = read.evidence.flatMap((one) => one.dates.map((date) => date.value));
    expect(values).toEqual(
      expect.arrayContaining(["2017", "2018", "2012", "2014", "2014/2020", "2022/2026"]),
    );
  });

  it("L6: labels every passage of 100 characters and more with its language", () => {
    const borders = ["Аннотатция.", "Abstract:", "Asosiy qism."].map((word) => text.indexOf(word));
    const languages = ["uz-Latn", "ru", "en", "uz-Latn"];
    expect(borders.every((at) => at > 0)).toBe(true);
    const long = read.passages.filter((one) => one.text.trim().length >= 100);
    expect(long.length).toBeGreaterThan(25);
    const wrong = long.filter(({ start, end, language }) => {
      const section = borders.filter((at) => at <= start).length;
      const isWithin = borders.every((at) => at <= start || at >= end);
      return !isWithin || language !== languages[section];
    });
    expect(wrong.map((one) => [one.start, one.language])).toEqual([]);
  });

  it("leaves out no letter: what is outside the passages is only space", () => {
    let at = 0;
    let left = "";
    for (const one of [...read.passages].sort((a, b) => a.start - b.start)) {
      left += text.slice(at, Math.max(at, one.start));
      at = Math.max(at, one.end);
    }
    expect((left + text.slice(at)).replace(/[\s\f\ufeff]/g, "")).toBe("");
  });

  it("gives the passages of the numbered sections 1 to 8 their direction", () => {
    const directions = [
      ...["position", "heritage", "development", "security-belt"],
      ...["rivers", "disputes", "south", "trade"],
    ];
    const starts = directions.map((_, index) => {
      const found = new RegExp(`^[ \\f]*${index + 1}\\. (?=\\p{Lu})`, "mu").exec(text);
      return found?.index ?? -1;
    });
    expect(starts.every((at, index) => at > (starts[index - 1] ?? 0))).toBe(true);
    const end = text.indexOf("Birinchidan, mintaqa jahon savdo");
    for (const [index, direction] of directions.entries()) {
      const from = starts[index] ?? 0;
      const until = starts[index + 1] ?? end;
      const within = read.evidence.filter((one) => one.start >= from && one.start < until);
      expect(within.length, direction).toBeGreaterThan(0);
      const fitting = within.filter((one) => one.direction === direction);
      expect(fitting.length / within.length, direction).toBeGreaterThan(0.5);
      // Each passage of the section has its direction among those of its codings.
      for (const passage of new Set(within.map((one) => one.passage))) {
        const shown = within.filter((one) => one.passage === passage).map((one) => one.direction);
        expect(shown, `${direction} ${passage}`).toContain(direction);
      }
    }
  });

  it.each([
    [
      "UZB",
      [
        `O${mark}zbekiston`,
        "Узбекистан",
        "Uzbekistan",
        `o${mark}zbek(?=[ -])`,
        "узбекск",
        "Uzbek ",
        "Toshkent(?!da)",
      ],
    ],
    ["KAZ", [`Qozog${mark}iston`, "Казахстан", "Kazakhstan", "qozoq", "казахск", "Kazakh "]],
    ["KGZ", [`Qirg${mark}iz(?:iston| Respublikasi)`, `qirg${mark}iz(?=-)`, "Bishkek"]],
    ["TJK", ["Tojikiston"]],
    ["TKM", ["Turkmaniston"]],
    ["AFG", [`[AА]f[gғ]${mark}on`]],
    ["RUS", ["Rossiya"]],
    ["CHN", ["Xitoy"]],
    ["IRN", ["Eron(?= bilan)"]],
  ])("finds %s in every spelling and with every suffix", (id, forms) => {
    const missed: string[] = [];
    const found = new Set<string>();
    const written = new Set<string>();
    for (const form of forms) {
      const places = [...text.matchAll(new RegExp(`(?<![\\p{L}${marks}])${form}`, "giu"))];
      expect(places.length, form).toBeGreaterThan(0);
      for (const { index } of places) {
        const word = /^[\p{L}ʻʼ‘’'`]+/u.exec(text.slice(index))?.[0] ?? "";
        written.add(word);
        if (covers(id, index)) found.add(word);
        else if (isCoded(index)) missed.push(`${index} ${word}`);
      }
    }
    // A sentence that shows nothing has no coding and so no mentions; all others have them all.
    expect(missed).toEqual([]);
    expect([...written].filter((word) => !found.has(word))).toEqual([]);
    const all = new RegExp(forms.join("|"), "iu");
    const strange = mentionsOf(id).filter(
      (one) => one.type === "state" && !all.test(text.slice(one.start, one.end + 20)),
    );
    expect(strange).toEqual([]);
  });

  it.each([
    ["Uzbekistan's concept of 2012", /tashqi siyosiy faoliyat konsepsiyasi/],
    ["Kazakhstan's concept of 2014–2020", /Tashqi siyosat\s+konsepsiyasi/],
    ["the strategy of 2022–2026", /Taraqqiyot\s+strategiyasi/],
    ["its goal 94", /94-maqsad/],
    ["the railway Hairatan–Mazar-i-Sharif", /Xayraton–Mozori Sharif/],
    ["the railway Mazar-i-Sharif–Herat", /Mozori\s+Sharif - Xirot/],
    ["the power line Surkhan–Puli-Khumri", /Surxon-Puli Xumri/],
    ["CASA-1000", /CASA -1000/],
    ["the Amu Darya", /Amudaryo(?= va)/],
    ["the Syr Darya", /Sirdaryo(?= [dh])/],
    ["the United Nations", /BMT(?= Bosh kotib)/],
    ["win-win", /win-win/],
    ["winner takes all", /winner takes all/],
  ])("names %s", (_name, form) => {
    const at = form.exec(text);
    if (at === null) throw new Error(`${form} is not in the article`);
    const until = at.index + at[0].length;
    const there = mentions.filter((one) => one.start < until && one.end > at.index);
    const kinds = there.filter((one) => one.type !== "state");
    expect(kinds.map((one) => one.id)).not.toEqual([]);
  });

  it("names each of them by a code of its own", () => {
    const named = ["amu-darya", "syr-darya", "un", "win-win", "winner-takes-all"];
    expect([...new Set(mentions.map((one) => one.id))]).toEqual(expect.arrayContaining(named));
    const idsAt = (form: RegExp): readonly string[] => {
      const at = form.exec(text)?.index ?? -1;
      return mentions
        .filter((m) => m.type !== "state" && m.start <= at && at < m.end)
        .map((m) => m.id);
    };
    const uzbek = idsAt(/tashqi siyosiy faoliyat konsepsiyasi/);
    const kazakh = idsAt(/Tashqi siyosat\s+konsepsiyasi/);
    expect(uzbek.filter((id) => kazakh.includes(id))).toEqual([]);
    const lines = idsAt(/Mozori\s+Sharif - Xirot/);
    expect(idsAt(/Xayraton–Mozori Sharif/).filter((id) => lines.includes(id))).toEqual([]);
  });
});

describe.skipIf(!hasArticle)("the article, added to a copy of the dossier", () => {
  let copy: Copy;
  let live: LiveDossier;
  let text = "";
  let before: Overview;
  let after: Overview;
  const overview = "/api/overview?pair=UZB-KAZ";
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => {} });
    const response = await app.request(path, { headers: { host: "localhost" } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Answer;
  };
  const open = async (): Promise<void> => {
    await live?.close();
    await buildDossier(copy.folder, { store: copy.store });
    live = await openLive({ folder: copy.folder, store: copy.store, watch: false, log: () => {} });
  };

  beforeAll(async () => {
    text = readFileSync(article, "utf8");
    copy = copyDossier();
    await open();
    before = await ask<Overview>(overview);
    copyFileSync(article, join(copy.folder, "documents", "the-article.txt"));
    await open();
    after = await ask<Overview>(overview);
  });
  afterAll(async () => {
    await live?.close();
    copy.remove();
  });

  it("changes the matrix, in evidence alone, and nowhere for the worse", () => {
    expect(after.matrix).not.toEqual(before.matrix);
    for (const [index, cell] of after.matrix.entries()) {
      const was = before.matrix[index];
      expect(cell.evidence).toBeGreaterThanOrEqual(was?.evidence ?? 0);
      const { evidence: _, coverage: __, ...rest } = cell;
      expect(was).toMatchObject(rest);
    }
    const grown = after.matrix.filter(
      (cell, i) => cell.evidence > (before.matrix[i]?.evidence ?? 0),
    );
    expect(new Set(grown.map((one) => one.direction)).size).toBeGreaterThanOrEqual(6);
  });

  it("opens each figure of a cell to the passages under it, at the right words", async () => {
    let seen = 0;
    const details = new Map<string, DocumentDetail>();
    for (const { direction, interest, ...counts } of after.matrix) {
      const cell = await ask<Cell>(
        `/api/cell?pair=UZB-KAZ&direction=${direction}&interest=${interest}`,
      );
      const entries = [
        cell.agreements,
        cell.commitments,
        cell.disputes,
        cell.doctrines,
        cell.meetings,
      ];
      expect(cell.evidence).toHaveLength(counts.evidence);
      expect(entries.flat()).toHaveLength(counts.register);
      expect(cell.series).toHaveLength(counts.indicators);
      for (const coding of cell.evidence) {
        expect(coding).toMatchObject({ direction });
        expect(coding.interests).toContain(interest);
        const detail =
          details.get(coding.document) ??
          (await ask<DocumentDetail>(`/api/documents/${encodeURIComponent(coding.document)}`));
        details.set(coding.document, detail);
        const passage = detail.passages.find((one) => one.id === coding.passage);
        const at = coding.start - (passage?.start ?? 0);
        expect(passage?.text.slice(at, at + coding.quote.length)).toBe(coding.quote);
        if (detail.document.file !== "documents/the-article.txt") continue;
        expect(text.slice(coding.start, coding.end)).toBe(coding.quote);
        for (const one of coding.mentions) expect(text.slice(one.start, one.end)).toBe(one.quote);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it.each([
    ["O'zbekiston", `O${mark}zbekiston`, 48],
    ["Qozog'iston", `Qozog${mark}iston`, 21],
    ["Afg'oniston", `[AА]f[gғ]${mark}oniston`, 4],
  ])("L3: finds %s, typed on a plain keyboard, wherever it stands", async (typed, form, count) => {
    const expected = [...text.matchAll(new RegExp(form, "giu"))].map((one) => one.index);
    expect(expected).toHaveLength(count);
    for (const words of [typed, typed.toLowerCase(), typed.replace("'", "’")]) {
      const found = await ask<SearchResult>(
        `/api/search?q=${encodeURIComponent(words)}&mode=folded&limit=1000`,
      );
      expect(found.cut).toBe(false);
      const hits = found.hits.filter((one) => one.document.includes("the-article"));
      const mentions = hits.flatMap((one) => one.mentions);
      for (const one of mentions) expect(text.slice(one.start, one.end)).toBe(one.quote);
      const reached = expected.filter((at) =>
        mentions.some((one) => one.start <= at && at < one.end),
      );
      expect(reached).toHaveLength(count);
    }
  });
});
