// Counts letters, pairs and groups of three in texts, and how likely each is in a language.

/** Letters that have a number of their own; 0 is the edge of a word, 63 any other letter. */
export const mostLetters = 62;
export const rare = 63;

/** How much of any text is damaged: every letter may follow every other with this chance. */
const damage = 0.02;

/**
 * The words of a text as letters, small, with one apostrophe.
 * @param {string} text
 * @param {RegExp} letter
 * @returns {string[]}
 */
export function tokens(text, letter) {
  const small = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\u0307/g, "")
    .replace(/[ʻʼ‘’'`´ʹ′]/g, "ʻ");
  return small.split("\n").flatMap((line) => line.match(letter) ?? []);
}

/**
 * Calls back for every letter of a text and every end of a word, with the numbers of it and of the two before it.
 * @param {string} text
 * @param {{ letter: RegExp, ids: ReadonlyMap<string, number> }} options
 * @param {(key: number) => void} use
 */
export function eachGroup(text, { letter, ids }, use) {
  for (const word of tokens(text, letter)) {
    let before = 0;
    let last = 0;
    for (const sign of word) {
      const id = ids.get(sign) ?? rare;
      use((before << 12) | (last << 6) | id);
      before = last;
      last = id;
    }
    use((before << 12) | (last << 6));
  }
}

/** @param {Float64Array} counts */
export const sum = (counts) => counts.reduce((total, one) => total + one, 0);

/**
 * @param {Float64Array} counts
 * @param {number} key
 * @param {number} more
 */
export function add(counts, key, more) {
  counts[key] = (counts[key] ?? 0) + more;
}

/**
 * How likely a letter is at all, after one letter and after two, shorter groups standing in for what was not seen.
 * @param {Float64Array} counts by group of three
 * @returns {readonly [(key: number) => number, (key: number) => number, (key: number) => number]}
 */
export function chances(counts) {
  const single = new Float64Array(64);
  const pairs = new Float64Array(64 * 64);
  const total = new Float64Array(64 * 64);
  const types = new Float64Array(64 * 64);
  for (let key = 0; key < counts.length; key += 1) {
    const n = counts[key] ?? 0;
    if (n === 0) continue;
    add(single, key & 63, n);
    add(pairs, key & 4095, n);
    add(total, key >> 6, n);
    add(types, key >> 6, 1);
  }
  const pairTotal = new Float64Array(64);
  const pairTypes = new Float64Array(64);
  for (let key = 0; key < 4096; key += 1) {
    add(pairTotal, key >> 6, pairs[key] ?? 0);
    if ((pairs[key] ?? 0) > 0) add(pairTypes, key >> 6, 1);
  }
  const all = sum(single);
  /** @param {number} key */
  const one = (key) => ((single[key] ?? 0) + 1) / (all + 64);
  const two = Float64Array.from(pairs, (n, key) => {
    const open = 3 * (pairTypes[key >> 6] ?? 0) + 5;
    return (n + open * one(key & 63)) / ((pairTotal[key >> 6] ?? 0) + open);
  });
  /** @param {number} key */
  const three = (key) => {
    const open = 3 * (types[key >> 6] ?? 0) + 5;
    const seen = (counts[key] ?? 0) + open * (two[key & 4095] ?? 0);
    return seen / ((total[key >> 6] ?? 0) + open);
  };
  /** @param {number} chance */
  const damaged = (chance) => (1 - damage) * chance + damage / 45;
  return [
    (key) => damaged(one(key)),
    (key) => damaged(two[key] ?? 0),
    (key) => damaged(three(key)),
  ];
}
