import { isPartialDate } from "../terms/index.ts";
import { escapeXml } from "./xml.ts";
import type { ZipFile } from "./zipFile.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = "http://schemas.openxmlformats.org";
const kinds = `${schemas}/officeDocument/2006/relationships`;
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Numbers of the looks that cells have, as `stylesPart` lists them. */
export const styles = { plain: 0, head: 1, day: 2, quoted: 3, link: 4 } as const;

/** The parts of a workbook that say which sheets it has. */
export function workbookParts(names: readonly string[]): readonly ZipFile[] {
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const files = names.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const relations = [
    ...files.map((file, at) => relation(at + 1, "worksheet", file)),
    relation(names.length + 1, "styles", "styles.xml"),
  ];
  const types = files.map(
    (file) => `<Override PartName="/xl/${file}" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return [
    {
      name: "[Content_Types].xml",
      content: `${head}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${types.join("")}</Types>`,
    },
    {
      name: "xl/workbook.xml",
      content: `${head}<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${kinds}"><sheets>${sheets.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: relationList(relations) },
  ];
}

/** The parts that every workbook has alike: its root, its title, its looks. */
export function fixedParts(title: string): readonly ZipFile[] {
  const core = `${schemas}/package/2006/metadata/core-properties`;
  const root = [
    relation(1, "officeDocument", "xl/workbook.xml"),
    `<Relationship Id="rId2" Type="${schemas}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  ];
  return [
    { name: "_rels/.rels", content: relationList(root) },
    {
      name: "docProps/core.xml",
      content: `${head}<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Hamkor</dc:creator></cp:coreProperties>`,
    },
    { name: "xl/styles.xml", content: stylesPart },
  ];
}

/** The relations of a sheet: where its links lead, in their order. */
export function relationsPart(links: readonly string[]): string {
  return relationList(
    links.map(
      (url, at) =>
        `<Relationship Id="rId${at + 1}" Type="${kinds}/hyperlink" Target="${escapeXml(url)}" TargetMode="External"/>`,
    ),
  );
}

/**
 * The number by which the format knows a day; undefined for what it cannot hold as a day.
 *
 * Missing: a year or a month, and days before 1 March 1900, which the format counts wrongly (it takes 1900 for a leap
 * year). Source: ECMA-376, part 1, 18.17.4.1.
 */
export function daySerial(text: string): number | undefined {
  if (text.length !== 10 || !isPartialDate(text) || text < "1900-03-01") return undefined;
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

const stylesPart = `${head}<styleSheet xmlns="${schemas}/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0B5394"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

function relation(number: number, kind: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${kinds}/${kind}" Target="${target}"/>`;
}

function relationList(relations: readonly string[]): string {
  return `${head}<Relationships xmlns="${schemas}/package/2006/relationships">${relations.join("")}</Relationships>`;
}
