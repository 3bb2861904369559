/** An element as XML has it, read for a test without the code under test. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

const decode = (text: string): string =>
  text.replace(/&(#\d+|\w+);/g, (_, name: string) => {
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    const found = entities[name];
    if (found === undefined) throw new Error(`unknown entity ${name}`);
    return found;
  });

/** Reads well-formed XML without comments and CDATA; throws where tags do not match or a mark stands alone. */
export function readXml(source: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const rest = source.replace(/^<\?xml[^?]*\?>\s*/, "");
  const parts = rest.split(/(<[^>]*>)/);
  for (const part of parts) {
    const top = open[open.length - 1];
    if (top === undefined) throw new Error("closed too often");
    if (!part.startsWith("<")) {
      if (/[<]|&(?!(#\d+|\w+);)/.test(part)) throw new Error("a mark stands alone");
      top.text += decode(part);
      continue;
    }
    if (part.startsWith("</")) {
      if (part.slice(2, -1).trim() !== top.name) throw new Error(`${part} closes ${top.name}`);
      open.pop();
      continue;
    }
    const [, name = "", inner = "", empty] =
      /^<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(part) ?? [];
    if (name === "") throw new Error(`not a tag: ${part.slice(0, 60)}`);
    const found = [...inner.matchAll(/([\w:.-]+)="([^"]*)"/g)];
    const attributes = Object.fromEntries(
      found.map(([, key = "", value = ""]) => [key, decode(value)]),
    );
    const element: Element = { name, attributes, children: [], text: "" };
    top.children.push(element);
    if (empty === "") open.push(element);
  }
  if (open.length !== 1) throw new Error("not all closed");
  const [first] = root.children;
  if (first === undefined || root.children.length > 1) throw new Error("not one root");
  return first;
}

/** All elements under one that have a name. */
export function allOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((one) => [
    ...(one.name === name ? [one] : []),
    ...allOf(one, name),
  ]);
}
