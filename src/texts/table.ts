import { boolean, integer, json, number, optional, table, text, texts } from "../store/index.ts";

/** The documents of the dossier, read or not. */
export const document = table({
  name: "document",
  room: "texts",
  grain: "One document of the dossier, whether its text could be read or not.",
  key: ["id"],
  columns: {
    id: text("Id from its front matter or sidecar, or else made from its path."),
    file: text("Path in the dossier.", { from: "file.file" }),
    title: text("Title as the document states it, its first heading, or its file name."),
    format: text("txt, md, html, pdf or docx by content; unknown when it is none of them."),
    languages: texts("Languages of its passages, the one with most text first."),
    date: optional(text("Date that the document carries, as exact as it says.")),
    author: optional(text("Who wrote or issued it.")),
    side: optional(text("Whose view it gives, as the document states it.")),
    kind: optional(text("What it is: treaty, speech, article, source note, …")),
    licence: optional(text("Licence that the document or the data package names.")),
    redistribute: text("yes, no or unknown: only yes is ever published."),
    sha256: text("SHA-256 of the file's bytes."),
    pages: integer("Pages in the file."),
    pagesRead: integer("Pages whose text was read; document_page says why others were not."),
    characters: integer("Length of the extracted text.", { unit: "UTF-16 units" }),
    passages: integer("Passages that it was cut into."),
    sources: json<readonly unknown[]>("Sources that the document itself names."),
    facts: json<readonly unknown[]>(
      "Facts that the document itself lists, with where they come from.",
    ),
  },
});

/** The text of each document as it was extracted; apart, so that lists of documents stay light. */
export const documentText = table({
  name: "document_text",
  room: "texts",
  grain: "The extracted text of one document: all offsets count in it.",
  key: ["document"],
  columns: {
    document: text("Document.", { from: "document.id" }),
    file: text("Path in the dossier.", { from: "file.file" }),
    text: text("The text; of a TXT or Markdown file the file as it is, decoded."),
  },
});

/** The pages of each document: pages in are pages read and pages reported unread (TRUST R13). */
export const documentPage = table({
  name: "document_page",
  room: "texts",
  grain: "One page of a document; a format without pages has one.",
  key: ["document", "page"],
  columns: {
    document: text("Document.", { from: "document.id" }),
    file: text("Path in the dossier.", { from: "file.file" }),
    page: integer("Number of the page, from 1."),
    start: integer("Where its text begins.", { unit: "UTF-16 units" }),
    end: integer("Where its text ends.", { unit: "UTF-16 units" }),
    read: boolean("Whether its text was read."),
    reason: optional(text("Why it was not.")),
  },
});

/** The passages of the documents: what is coded, searched and quoted. */
export const passage = table({
  name: "passage",
  room: "texts",
  grain:
    "One stretch of a document in one language: a heading, a paragraph, a point, a table row or cell, a note.",
  key: ["id"],
  columns: {
    id: text("Document and number of the passage."),
    document: text("Document that it stands in.", { from: "document.id" }),
    file: text("Path in the dossier."),
    number: integer("Place among the passages of the document, from 1."),
    start: integer("Where it begins in the extracted text.", { unit: "UTF-16 units" }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    page: integer("Page it begins on, from 1."),
    kind: text("heading, paragraph, list, table or note."),
    level: optional(integer("Depth of a heading, 1 being the highest.")),
    section: optional(text("Passage id of the heading that it stands under.")),
    language: text("BCP 47 tag of its language and script, or unknown."),
    confidence: number("How sure the language is.", { unit: "share, 0 to 1" }),
    text: text("Its words, as they stand in the extracted text."),
    sha256: text("SHA-256 of its words, by which it is known again after an edit elsewhere."),
  },
});

/** The glossary: one thing in five spellings. */
export const term = table({
  name: "term",
  room: "texts",
  grain: "One entry of the glossary: a thing under its name in each language.",
  key: ["id"],
  columns: {
    id: text("Id in the glossary."),
    category: text("What it is: state, river, organisation, project, …"),
    en: optional(text("English; several forms are parted by a semicolon.")),
    uz_latn: optional(text("Uzbek in Latin letters.")),
    uz_cyrl: optional(text("Uzbek in Cyrillic letters.")),
    ru: optional(text("Russian.")),
    kk: optional(text("Kazakh.")),
    file: text("Table in the dossier.", { from: "file.file" }),
    row: integer("Line in the table; the header is line 1."),
    source: optional(text("Where the forms were found.")),
  },
});
