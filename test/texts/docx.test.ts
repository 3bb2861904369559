import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pack, unpack } from "../../src/texts/archive.ts";
import { extract } from "../../src/texts/index.ts";

const hostile = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url));

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

function docx(body: string, extra: Readonly<Record<string, string>> = {}): Buffer {
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const parts = {
    "[Content_Types].xml": types,
    "_rels/.rels": rels,
    "word/document.xml": document,
    ...extra,
  };
  return pack(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("readDocx", () => {
  it("keeps heading, paragraphs and table rows with their letters", async () => {
    const read = await extract(hostile("plain.docx"), "a.docx");
    const blocks = read.blocks?.map((one) => [one.kind, read.text.slice(one.start, one.end)]);
    expect(blocks).toEqual([
      ["heading", "Koʻl boʻyidagi uchrashuv"],
      ["paragraph", expect.stringContaining("oʻlchash toʻgʻrisida kelishib oldi")],
      ["paragraph", expect.stringContaining("уәделесті; құрғақ жылға")],
      ["table", "Oy\tHajm, mln m³"],
      ["table", "Iyun\t120"],
      ["table", "Iyul\t95,5"],
    ]);
  });

  it("F8: lists what a document would fetch and fetches nothing", async () => {
    const read = await extract(hostile("external.docx"), "a.docx");
    expect(read.text).toBe("Only this sentence belongs to the document.\n");
    expect(read.findings).toMatchObject([
      { code: "docx-outside", message: expect.stringContaining("attachedTemplate (2), image (2)") },
    ]);
  });

  it("F7: refuses a part that declares entities", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>`;
    for (const name of ["word/document.xml", "word/styles.xml", "docProps/core.xml"]) {
      const read = await extract(
        docx(paragraph("words"), { [name]: `${bomb}<x>&a;</x>` }),
        "a.docx",
      );
      expect(read.findings.map((one) => one.code)).toEqual(["docx-doctype"]);
      expect(read.text).toBe("");
    }
  });

  it("F5: refuses names that lead out of the archive", async () => {
    for (const name of [
      "../out.xml",
      "/abs.xml",
      "a/../../b.xml",
      "c:x.xml",
      "a\\..\\b.xml",
      "a\u202eb.xml",
    ]) {
      const read = await extract(docx(paragraph("words"), { [name]: "<x/>" }), "a.docx");
      expect(read.findings.map((one) => one.code)).toEqual(["docx-path"]);
    }
  });

  it("F6: refuses a link to another file", async () => {
    const file = docx(paragraph("words"));
    const at = file.lastIndexOf("PK\x01\x02", file.length, "latin1");
    file.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
    expect((await extract(file, "a.docx")).findings.map((one) => one.code)).toEqual(["docx-link"]);
  });

  it("F4: reads an honest document that packs very well", async () => {
    const read = await extract(docx(`${"<w:p/>".repeat(20_000)}${paragraph("words")}`), "a.docx");
    expect(read.text).toBe("words\n");
  });

  it("keeps headings with their level, points of lists and footnotes", async () => {
    const names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const styled = (style: string, text: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body = [
      styled("Heading2", "On the gauge"),
      `<w:p><w:r><w:t>It was opened</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> in June.</w:t></w:r></w:p>`,
      styled("ListBullet", "a point"),
    ].join("");
    const read = await extract(
      docx(body, {
        "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${kind}/footnotes" Target="footnotes.xml"/><Relationship Id="r2" Type="${kind}/styles" Target="styles.xml"/></Relationships>`,
        "word/footnotes.xml": `<w:footnotes xmlns:w="${names}"><w:footnote w:id="2"><w:p><w:r><w:t>By both sides.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
        "word/styles.xml": `<w:styles xmlns:w="${names}"><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style></w:styles>`,
      }),
      "a.docx",
    );
    const blocks = read.blocks?.map((one) => [
      one.kind,
      one.level,
      read.text.slice(one.start, one.end),
    ]);
    expect(blocks).toEqual([
      ["heading", 2, "On the gauge"],
      ["paragraph", undefined, "It was opened[1] in June."],
      ["list", undefined, "a point"],
      ["note", undefined, "By both sides."],
    ]);
  });

  it("says of an archive without a Word document that it is none", async () => {
    const other = pack(new Map([["xl/workbook.xml", Buffer.from("<x/>")]]));
    expect((await extract(other, "a.docx")).findings.map((one) => one.code)).toEqual([
      "format-unknown",
    ]);
  });
});

describe("pack", () => {
  it("makes an archive that unpacks to the same parts", async () => {
    const parts = new Map([
      ["a.xml", Buffer.from("<a/>")],
      ["b/ў.xml", Buffer.from("<b>qoʻl</b>")],
    ]);
    expect(await unpack(pack(parts))).toEqual({ parts });
  });
});
