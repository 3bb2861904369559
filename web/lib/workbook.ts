import { type Workbook, xlsxFiles } from "../../src/briefs/forPages.ts";
import { aboutOf, permalinkOf, stampOf, titleOf } from "./figure.ts";
import type { FigureCard } from "./figureCard.ts";
import { t } from "./text.ts";
import { storedZip } from "./zip.ts";

/** A figure as a workbook: what to know of it on the first sheet, its values with their types on the second. */
export function workbookOf(card: FigureCard): Workbook {
  const { table } = card;
  return {
    title: titleOf(card),
    readMe: [
      [t("figure.sheetTitle"), titleOf(card)],
      [t("figure.sheetSubject"), card.subject],
      [t("figure.sheetAbout"), aboutOf(card)],
      [t("figure.sheetSource"), card.source],
      [t("figure.sheetStamp"), stampOf()],
      [t("figure.sheetAddress"), permalinkOf(card)],
      [t("figure.sheetMissing"), t("figure.missing")],
    ],
    sheets: [
      {
        name: t("figure.sheetName"),
        columns: table.columns.map(({ name, kind, unit }) => ({
          name: unit ? `${name} (${unit})` : name,
          kind,
          describe: unit ?? "",
        })),
        rows: table.rows,
      },
    ],
  };
}

/** The workbook of a figure as a file. */
export function xlsxOf(card: FigureCard): Blob {
  const bytes = storedZip(xlsxFiles(workbookOf(card)));
  return new Blob([bytes], {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}

/** The heads of the columns of a figure with their units. */
export function headsOf({ table }: FigureCard): readonly string[] {
  return table.columns.map(({ name, unit }) => (unit ? `${name} (${unit})` : name));
}
