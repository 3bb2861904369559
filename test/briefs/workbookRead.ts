import yauzl from "yauzl";
import { allOf, type Element, readXml } from "../server/xmlRead.ts";

/** The files of an archive by name, read by another program's reader than the writer under test. */
export function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const files = new Map<string, string>();
      zip.on("entry", (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("error", reject);
          stream.on("end", () => {
            files.set(String(entry.fileName), Buffer.concat(parts).toString("utf8"));
            zip.readEntry();
          });
        });
      });
      zip.on("end", () => resolve(files));
      zip.on("error", reject);
      zip.readEntry();
    });
  });
}

/** A cell as a spreadsheet would take it. */
export interface ReadCell {
  readonly value: string | number;
  readonly type: "text" | "number" | "day" | "formula";
  readonly quoted: boolean;
  readonly link: string | undefined;
}

/** The sheets of a workbook by name: cells by their reference, such as B2. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, ReadonlyMap<string, ReadCell>>> {
  const files = await unzip(bytes);
  const xml = (name: string): Element => readXml(files.get(name) ?? "");
  const targets = new Map(
    allOf(xml("xl/_rels/workbook.xml.rels"), "Relationship").map((one) => [
      one.attributes.Id,
      one.attributes.Target,
    ]),
  );
  const looks = allOf(allOf(xml("xl/styles.xml"), "cellXfs")[0] as Element, "xf");
  const sheets = allOf(xml("xl/workbook.xml"), "sheet").map((one) => {
    const file = targets.get(one.attributes["r:id"]) ?? "";
    const links = linksOf(files, file);
    const cells = allOf(xml(`xl/${file}`), "c").map((cell) => {
      const ref = cell.attributes.r ?? "";
      return [ref, readCell(cell, looks, links.get(ref))] as const;
    });
    return [one.attributes.name ?? "", new Map(cells)] as const;
  });
  return new Map(sheets);
}

function linksOf(files: ReadonlyMap<string, string>, file: string): ReadonlyMap<string, string> {
  const relations = files.get(`xl/${file.replace("worksheets/", "worksheets/_rels/")}.rels`);
  const targets = new Map(
    relations === undefined
      ? []
      : allOf(readXml(relations), "Relationship").map((one) => [
          one.attributes.Id,
          one.attributes.Target,
        ]),
  );
  const sheet = readXml(files.get(`xl/${file}`) ?? "");
  return new Map(
    allOf(sheet, "hyperlink").map((one) => [
      one.attributes.ref ?? "",
      targets.get(one.attributes["r:id"]) ?? "",
    ]),
  );
}

function readCell(cell: Element, looks: readonly Element[], link: string | undefined): ReadCell {
  const look = looks[Number(cell.attributes.s ?? 0)]?.attributes ?? {};
  const quoted = look.quotePrefix === "1";
  if (allOf(cell, "f").length > 0) return { value: "", type: "formula", quoted, link };
  if (cell.attributes.t === "inlineStr") {
    const text = allOf(cell, "t")
      .map((one) => one.text)
      .join("");
    const value = text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return { value, type: "text", quoted, link };
  }
  const value = Number(allOf(cell, "v")[0]?.text);
  return { value, type: look.numFmtId === "164" ? "day" : "number", quoted, link };
}
