import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extract } from "../../src/texts/index.ts";
import { makePdf, setLines } from "./make-pdf.ts";

const hostile = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url));
const bytes = (text: string): Buffer => Buffer.from(text, "utf8");
const codes = (read: Awaited<ReturnType<typeof extract>>): string[] =>
  read.findings.map((finding) => finding.code);

describe("extract", () => {
  it("gives a TXT file as it is, unit for unit", async () => {
    const text = "\ufeff  Birinchi qator \r\n\r\n\tikkinchi 𝒳  \n\n\n";
    const read = await extract(bytes(text), "a.txt");
    expect(read.text).toBe(text);
    expect(read.format).toBe("txt");
    expect(read.findings).toEqual([]);
  });

  it("gives a Markdown file as it is and takes its front matter for metadata", async () => {
    const text = "---\nid: note\ntitle: A note\n---\n\n# Heading\n\nWords.\n";
    const read = await extract(bytes(text), "a.md");
    expect(read.text).toBe(text);
    expect(read.text.slice(read.bodyStart)).toBe("\n# Heading\n\nWords.\n");
    expect(read.metadata).toEqual({ id: "note", title: "A note" });
  });

  it("reads a document whose front matter is broken, and says so", async () => {
    const read = await extract(bytes("---\ntitle: a: b: [\n---\nWords.\n"), "a.md");
    expect(codes(read)).toEqual(["metadata-unreadable"]);
    expect(read.text.slice(read.bodyStart)).toBe("Words.\n");
  });

  it("counts form feeds as pages", async () => {
    const read = await extract(bytes("one\n\ftwo\n\f\n"), "a.txt");
    expect(read.pages.map(({ start, end }) => read.text.slice(start, end).trim())).toEqual([
      "one",
      "two",
    ]);
  });

  it("names the encoding that it assumed", async () => {
    const cyrillic = await extract(hostile("cp1251.txt"), "a.txt");
    expect(cyrillic.text).toContain("«график попусков» согласуется ежегодно — не позднее");
    const wide = await extract(hostile("utf16.txt"), "a.txt");
    expect(wide.text).toContain("Daryo boʻyidagi oʻlchov");
    for (const read of [cyrillic, wide]) expect(codes(read)).toEqual(["encoding-assumed"]);
  });

  it("reads UTF-16 without its mark, and UTF-8 with a few broken bytes", async () => {
    const wide = await extract(Buffer.from("Gauge readings of the month\n", "utf16le"), "a.txt");
    expect(wide.text).toBe("Gauge readings of the month\n");
    const broken = Buffer.concat([
      bytes("Сведения о воде. ".repeat(20)),
      Buffer.from([0xd0]),
      bytes("!"),
    ]);
    const read = await extract(broken, "a.txt");
    expect(read.text).toContain("Сведения о воде.");
    expect(codes(read)).toEqual(["encoding-damaged"]);
  });

  it("notes a line of a megabyte and reads it", async () => {
    const read = await extract(bytes("A sentence of some length. ".repeat(40_000)), "a.txt");
    expect(codes(read)).toEqual(["line-too-long"]);
    expect(read.text.length).toBeGreaterThan(1_000_000);
  });

  it("F1: refuses a file of more than 25 MB at once, before parsing", async () => {
    const large = Buffer.alloc(25 * 1024 * 1024 + 1, 0x41);
    const times: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const begun = performance.now();
      await extract(large, "a.txt");
      times.push(performance.now() - begun);
    }
    expect(Math.min(...times)).toBeLessThan(100);
    const read = await extract(large, "a.txt");
    expect(codes(read)).toEqual(["file-too-large"]);
    expect(read.pages).toMatchObject([{ read: false }]);
  });

  it("F2: goes by content and not by name", async () => {
    const pdf = makePdf([setLines(["Words of a page."])]);
    const docx = hostile("plain.docx");
    const html = bytes("<!doctype html><p>Words of a page.</p>");
    const md = bytes("---\nid: x\n---\nWords.\n");
    const txt = bytes("Words, and %PDF-1.7 in their midst.\n");
    const cases = [
      [pdf, "pdf", ["a.txt", "a.docx", "a.html", "a.md", "a"]],
      [docx, "docx", ["a.txt", "a.pdf", "a.html", "a.md", "a"]],
      [html, "html", ["a.txt", "a.pdf", "a.docx", "a.md", "a"]],
      [md, "md", ["a.txt", "a.pdf", "a.docx", "a.html", "a"]],
      [txt, "txt", ["a.txt", "a.pdf", "a.docx", "a.html", "a"]],
    ] as const;
    for (const [content, format, names] of cases) {
      for (const name of names) expect((await extract(content, name)).format).toBe(format);
    }
  });

  it("F2: refuses what is no document, whatever its name", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000", "hex");
    const office = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]);
    for (const content of [png, office, bytes("{\\rtf1 words}"), Buffer.alloc(4096)]) {
      for (const name of ["a.pdf", "a.txt", "a.docx", "a.html", "a.md"]) {
        const read = await extract(content, name);
        expect(codes(read)).toEqual(["format-unknown"]);
        expect(read.text).toBe("");
      }
    }
  });

  it.each([
    ["truncated.pdf", "pdf-damaged"],
    ["encrypted.pdf", "pdf-encrypted"],
    ["bomb.docx", "docx-bomb"],
    ["entries.docx", "docx-bomb"],
    ["lying.docx", "docx-damaged"],
  ])("refuses %s with the finding %s and no text", async (name, code) => {
    const read = await extract(hostile(name), name);
    expect(codes(read)).toEqual([code]);
    expect(read.findings[0]?.remedy).not.toBe("");
    expect(read.text).toBe("");
    expect(read.pages.every((page) => !page.read && page.reason !== undefined)).toBe(true);
  });

  it("never throws, whatever the bytes", async () => {
    const seeds = [hostile("plain.docx"), hostile("plain.pdf"), hostile("script.html")];
    for (const [i, seed] of seeds.entries()) {
      for (const cut of [1, 5, 37, 200, 900]) {
        const spoilt = Buffer.from(seed.subarray(0, Math.max(4, seed.length - cut)));
        spoilt[Math.min(spoilt.length - 1, 30 + cut + i)] = 0xff;
        const read = await extract(spoilt, "a");
        expect(read.pages.length).toBeGreaterThan(0);
      }
    }
  });
});
