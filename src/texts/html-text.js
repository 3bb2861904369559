// Plain JavaScript, because the threads of html-worker.js and docx-worker.js start it as it stands.
import { parse } from "parse5";
import { TextWriter } from "./writer.js";

/**
 * @typedef {import("./extracted.ts").BlockKind} BlockKind
 * @typedef {import("parse5").DefaultTreeAdapterTypes.ChildNode} Child
 * @typedef {import("parse5").DefaultTreeAdapterTypes.Document} Document
 * @typedef {import("parse5").DefaultTreeAdapterTypes.Element} Element
 * @typedef {{ kind: BlockKind, cell: boolean, keepBlanks: boolean }} Inside
 * @typedef {{ node: Child | Document, inside: Inside } | { after: () => void }} Task
 * @typedef {ReturnType<TextWriter["finish"]> & { metadata: Record<string, string> }} HtmlText
 */

/** Elements whose content is no text of the document; attributes, and so handlers, are never read. */
const left = new Set(
  `script style template noscript iframe object embed applet svg math canvas audio video map select
   datalist textarea head frameset noframes noembed dialog`.split(/\s+/),
);
const paragraphs = new Set(
  `p div article section main header footer nav aside address blockquote pre dl dt dd figure
   figcaption form fieldset legend details summary ul ol table thead tbody tfoot caption body html
   center hgroup search`.split(/\s+/),
);

/**
 * The text that a reader of an HTML page would see; nothing in it is run or fetched.
 *
 * @param {string} html
 * @returns {HtmlText}
 */
export function htmlText(html) {
  const document = parse(html);
  const writer = new TextWriter();
  /** @type {Task[]} what is still to be done, last first: pages may be nested deeper than calls can be */
  const tasks = [{ node: document, inside: { kind: "paragraph", cell: false, keepBlanks: false } }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ("after" in task) task.after();
    else visit(task.node, task.inside, writer, tasks);
  }
  return { ...writer.finish(), metadata: headOf(document) };
}

/**
 * @param {Child | Document} node
 * @param {Inside} inside
 * @param {TextWriter} writer
 * @param {Task[]} tasks
 */
function visit(node, inside, writer, tasks) {
  if (node.nodeName === "#text" && "value" in node) {
    writer.add(node.value.replaceAll("\0", ""), inside.keepBlanks);
    return;
  }
  if (!("childNodes" in node)) return;
  if ("tagName" in node && isLeft(node)) return;
  const within = "tagName" in node ? enter(node, inside, writer, tasks) : inside;
  for (let i = node.childNodes.length - 1; i >= 0; i -= 1) {
    const child = node.childNodes[i];
    if (child !== undefined) tasks.push({ node: child, inside: within });
  }
}

/**
 * Begins what an element begins, and sees to what has to happen after it.
 *
 * @param {Element} element
 * @param {Inside} inside
 * @param {TextWriter} writer
 * @param {Task[]} tasks
 * @returns {Inside}
 */
function enter(element, inside, writer, tasks) {
  const tag = element.tagName;
  /** @param {Inside} within @param {number} [level] */
  const block = (within, level) => {
    writer.begin(within.kind, level);
    tasks.push({ after: () => writer.begin(inside.kind) });
    return within;
  };
  if (tag === "br") writer.add("\n", true);
  if (tag === "td" || tag === "th") {
    tasks.push({ after: () => writer.add("\t", true) });
    return { ...inside, cell: true };
  }
  // What stands in a cell stays on the row's line.
  if (inside.cell) {
    if (paragraphs.has(tag) || tag === "tr" || tag === "li") writer.add(" ");
    return inside;
  }
  if (tag === "tr") return block({ ...inside, kind: "table" });
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) return block({ ...inside, kind: "heading" }, Number(level));
  if (tag === "li") return block({ ...inside, kind: listKind(element, inside) });
  if (tag === "hr") writer.begin(inside.kind);
  if (!paragraphs.has(tag)) return inside;
  const kind = tag === "aside" ? "note" : inside.kind;
  return block({ ...inside, kind, keepBlanks: inside.keepBlanks || tag === "pre" });
}

/**
 * Footnotes come from Word documents as points of a list with such ids.
 *
 * @param {Element} element
 * @param {Inside} inside
 * @returns {BlockKind}
 */
function listKind(element, inside) {
  const isNote = /^(foot|end)note-/.test(attribute(element, "id") ?? "");
  return inside.kind === "note" || isNote ? "note" : "list";
}

/** @param {Element} element */
function isLeft(element) {
  if (left.has(element.tagName)) return true;
  if (attribute(element, "hidden") !== undefined) return true;
  if (/^#(foot|end)note-ref-/.test(attribute(element, "href") ?? "")) return true;
  const style = (attribute(element, "style") ?? "").toLowerCase().replace(/\s+/g, "");
  return /(^|;)(display:none|visibility:hidden)/.test(style);
}

/** @param {Element} element @param {string} name */
function attribute(element, name) {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** @param {Document} document */
function headOf(document) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @type {Record<string, string>} */
  const names = { author: "author", date: "date", "dcterms.date": "date" };
  for (const element of headElements(document)) {
    if (element.tagName === "title") found.title ??= textOf(element);
    const name = names[(attribute(element, "name") ?? "").toLowerCase()];
    const content = attribute(element, "content");
    if (element.tagName === "meta" && name !== undefined && content !== undefined) {
      found[name] ??= content;
    }
  }
  return found;
}

/** @param {Document} document @returns {Element[]} */
function headElements(document) {
  const html = document.childNodes.find((node) => node.nodeName === "html");
  if (html === undefined || !("childNodes" in html)) return [];
  const head = html.childNodes.find((node) => node.nodeName === "head");
  if (head === undefined || !("childNodes" in head)) return [];
  return head.childNodes.flatMap((node) => ("tagName" in node ? [node] : []));
}

/** @param {Element} element */
function textOf(element) {
  const values = element.childNodes.map((node) => ("value" in node ? node.value : ""));
  return values.join("").replace(/\s+/gu, " ").trim();
}
