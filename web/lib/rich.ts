import { formatList } from "./format.ts";
import { type Key, t } from "./text.ts";

/** A stretch of a sentence: words, or a slot that the page fills. */
export type Stretch = { readonly text: string } | { readonly slot: string };

const slotPattern = /\u2060([\w-]+)\u2060/;

function cut(text: string): Stretch[] {
  return text
    .split(slotPattern)
    .map((part, index): Stretch => (index % 2 === 0 ? { text: part } : { slot: part }))
    .filter((part) => !("text" in part) || part.text !== "");
}

const slot = (name: string) => `\u2060${name}\u2060`;

/** A message with slots for parts that are more than words: names in colour, numbers that are links. */
export function sentence(
  key: Key,
  slots: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
): Stretch[] {
  return cut(t(key, { ...values, ...Object.fromEntries(slots.map((name) => [name, slot(name)])) }));
}

/** A list in words, every item of it a slot. */
export function listOfSlots(names: readonly string[], words: readonly string[]): Stretch[] {
  // A comma inside an item would read as the end of it: semicolons then part the items.
  if (words.some((text) => text.includes(","))) return cut(names.map(slot).join("; "));
  return cut(formatList(names.map(slot)));
}
