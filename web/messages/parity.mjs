// What must be alike in the messages of all languages: keys, what is put in, and what is counted or chosen by (TRUST L9).
import { parse } from "@messageformat/parser";

/** Keys that one set of messages lacks and keys that it has beyond another, as `file.key`. */
export function compareKeys(expected, given) {
  const have = new Set(keysOf(given));
  const want = new Set(keysOf(expected));
  return {
    missing: [...want].filter((key) => !have.has(key)),
    odd: [...have].filter((key) => !want.has(key)),
  };
}

/** What differs between a message and its source: one line for each difference. */
export function compareMessage(source, given) {
  const [want, have] = [slotsOf(source), slotsOf(given)];
  const lines = [];
  for (const slot of want) if (!have.has(slot)) lines.push(`lacks ${slot}`);
  for (const slot of have) if (!want.has(slot)) lines.push(`has ${slot}, which the source lacks`);
  return lines;
}

/** Arguments of a message. What is counted is named as such; a language that need not count by it may just put it in. */
function slotsOf(message) {
  const found = new Set();
  const walk = (tokens) => {
    for (const token of tokens) {
      if (token.arg !== undefined) found.add(`{${token.arg}}`);
      for (const { tokens: inner } of token.cases ?? []) walk(inner);
    }
  };
  walk(parse(message));
  return found;
}

/** Plural arguments of a message with the categories that each states. */
export function pluralsOf(message) {
  const found = [];
  const walk = (tokens) => {
    for (const token of tokens) {
      if (token.type === "plural")
        found.push({ arg: token.arg, keys: token.cases.map((one) => one.key) });
      for (const { tokens: inner } of token.cases ?? []) walk(inner);
    }
  };
  walk(parse(message));
  return found;
}

/** The stretches of a message that are words, with their places: all else is the grammar of ICU. */
export function wordsOf(message) {
  const found = [];
  const walk = (tokens) => {
    for (const token of tokens) {
      if (token.type === "content") found.push({ start: token.ctx.offset, text: token.ctx.text });
      for (const { tokens: inner } of token.cases ?? []) walk(inner);
    }
  };
  walk(parse(message));
  return found.sort((x, y) => x.start - y.start);
}

function keysOf(messages) {
  return Object.entries(messages).flatMap(([file, list]) =>
    Object.keys(list).map((key) => `${file}.${key}`),
  );
}
