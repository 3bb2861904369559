import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { BlockKind } from "./extracted.ts";
import { createWriter, type TextWriter } from "./writer.ts";

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

/** The text of a page with its form, and what its head says of it. */
export interface HtmlText {
  readonly text: string;
  readonly blocks: ReturnType<TextWriter["finish"]>["blocks"];
  readonly metadata: Readonly<Record<string, unknown>>;
}

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

/** The text that a reader of an HTML page would see; nothing in it is run or fetched. */
export function readHtml(html: string): HtmlText {
  const document = parse(html);
  const writer = createWriter();
  walk(document, writer);
  return { ...writer.finish(), metadata: headOf(document) };
}

/** What is still to be done, last first: pages may be nested deeper than calls can be. */
type Task = { readonly node: Node; readonly inside: Inside } | { readonly after: () => void };

interface Inside {
  readonly kind: BlockKind;
  readonly cell: boolean;
  readonly keepBlanks: boolean;
}

function walk(root: Node, writer: TextWriter): void {
  const tasks: Task[] = [
    { node: root, inside: { kind: "paragraph", cell: false, keepBlanks: false } },
  ];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ("after" in task) task.after();
    else visit(task.node, task.inside, writer, tasks);
  }
}

function visit(node: Node, inside: Inside, writer: TextWriter, tasks: Task[]): void {
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

/** Begins what an element begins, and sees to what has to happen after it. */
function enter(element: Element, inside: Inside, writer: TextWriter, tasks: Task[]): Inside {
  const tag = element.tagName;
  if (tag === "br") writer.add("\n", true);
  if (tag === "td" || tag === "th") {
    tasks.push({ after: () => writer.add("\t", true) });
    return { ...inside, cell: true };
  }
  if (tag === "tr" && !inside.cell)
    return block(writer, tasks, { ...inside, kind: "table" }, inside);
  // What stands in a cell stays on the row's line.
  if (inside.cell) {
    if (paragraphs.has(tag) || tag === "tr" || tag === "li") writer.add(" ");
    return inside;
  }
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) {
    return block(writer, tasks, { ...inside, kind: "heading" }, inside, Number(level));
  }
  if (tag === "li")
    return block(writer, tasks, { ...inside, kind: listKind(element, inside) }, inside);
  if (tag === "hr") writer.begin(inside.kind);
  if (!paragraphs.has(tag)) return inside;
  const kind = tag === "aside" ? "note" : inside.kind;
  return block(writer, tasks, { ...inside, kind, keepBlanks: tag === "pre" }, inside);
}

function block(
  writer: TextWriter,
  tasks: Task[],
  within: Inside,
  around: Inside,
  level?: number,
): Inside {
  writer.begin(within.kind, level);
  tasks.push({ after: () => writer.begin(around.kind) });
  return within;
}

/** Footnotes come from Word documents as points of a list with such ids. */
function listKind(element: Element, inside: Inside): BlockKind {
  const id = attribute(element, "id") ?? "";
  return inside.kind === "note" || /^(foot|end)note-/.test(id) ? "note" : "list";
}

function isLeft(element: Element): boolean {
  if (left.has(element.tagName)) return true;
  if (attribute(element, "hidden") !== undefined) return true;
  if (/^#(foot|end)note-ref-/.test(attribute(element, "href") ?? "")) return true;
  const style = attribute(element, "style") ?? "";
  return /(^|;|\s)(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function headOf(document: DefaultTreeAdapterTypes.Document): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const names: Record<string, string> = { author: "author", date: "date", "dcterms.date": "date" };
  for (const element of headElements(document)) {
    if (element.tagName === "title") found.title ??= textOf(element);
    const name = names[(attribute(element, "name") ?? "").toLowerCase()];
    if (element.tagName === "meta" && name !== undefined) {
      found[name] ??= attribute(element, "content");
    }
  }
  return found;
}

function headElements(document: DefaultTreeAdapterTypes.Document): Element[] {
  const html = document.childNodes.find((node) => node.nodeName === "html");
  if (html === undefined || !("childNodes" in html)) return [];
  const head = html.childNodes.find((node) => node.nodeName === "head");
  if (head === undefined || !("childNodes" in head)) return [];
  return head.childNodes.filter((node): node is Element => "tagName" in node);
}

function textOf(element: Element): string {
  const values = element.childNodes.map((node) => ("value" in node ? node.value : ""));
  return values.join("").replace(/\s+/gu, " ").trim();
}
