// Compares codings with sheets coded by hand (docs/coding-guide.md): what is found, missed and wrong, field by field.

/**
 * @typedef {{ right: number, found: number, wanted: number }} Tally what agrees, what the rules gave, what the hand gave
 * @typedef {Record<string, Tally>} Sheet
 * @typedef {Record<string, any>} Gold
 * @typedef {Record<string, any>} Coded
 */

/** Fields in the order in which they are printed; those of one answer are shares of right ones. */
export const setFields = ["direction", "interests", "actors", "quantities", "dates", "mentions"];
export const answerFields = [
  "kind",
  "event type",
  "event",
  "polarity",
  "negated",
  "modality",
  "said by",
];

const named = new Set(["state", "actor", "organisation", "strategy"]);

/**
 * How one sheet fares, field by field.
 * @param {Gold} gold a sheet of test/gold/evidence
 * @param {readonly Coded[]} codings all codings of its sentence
 * @returns {Sheet}
 */
export function scoreSheet(gold, codings) {
  const [first] = codings;
  const of = (/** @type {(one: Coded) => readonly any[]} */ read) => codings.flatMap(read);
  const isNamed = first?.rule?.includes("interest/named") === true;
  return {
    direction: compare(
      gold.directions,
      of((one) => [one.direction ?? []].flat()),
    ),
    interests: compare(gold.interests, isNamed ? first?.interests : []),
    actors: compare(gold.actors.map(actorKey), of((one) => one.actors).map(actorKey)),
    quantities: compare(
      gold.quantities.map(amountKey),
      placed(of((one) => one.quantities)).map(amountKey),
      true,
    ),
    dates: compare(
      gold.dates.map(String),
      of((one) => one.dates).flatMap((/** @type {any} */ one) => one.value ?? []),
    ),
    mentions: compare(
      gold.mentions,
      of((one) => one.mentions)
        .filter((/** @type {any} */ one) => !named.has(one.type))
        .map((/** @type {any} */ one) => one.id),
    ),
    kind: answer(gold.kind, first?.kind),
    // The accuracy of the type where the hand gives an act; “event” asks of all sheets.
    "event type": gold.event ? answer(gold.event.type, first?.event?.type) : none,
    event: compare(typeOf(gold.event), typeOf(first?.event)),
    polarity: answer(gold.polarity, first?.polarity ?? "neutral"),
    negated: compare(gold.negated ? ["yes"] : [], first?.negated ? ["yes"] : []),
    modality: answer(gold.modality, first?.modality ?? "real"),
    "said by": compare([gold.said_by ?? []].flat(), [first?.saidBy ?? []].flat()),
  };
}

const none = { right: 0, found: 0, wanted: 0 };

/** @param {{ type?: string } | undefined} event */
const typeOf = (event) => (event?.type === undefined ? [] : [event.type]);

/** @param {{ id: string, role: string }} one */
const actorKey = ({ id, role }) => `${id} ${role}`;

/** @param {{ value: number, unit: string }} one */
const amountKey = ({ value, unit }) => `${Number(Number(value).toPrecision(9))} ${unit}`;

/** Amounts of one place once, though every direction of a sentence repeats them. @param {readonly any[]} all */
const placed = (all) => [...new Map(all.map((one) => [`${one.start} ${one.value}`, one])).values()];

/** @param {string} wanted @param {string | undefined} found @returns {Tally} */
function answer(wanted, found) {
  return { right: wanted === found ? 1 : 0, found: 1, wanted: 1 };
}

/** @param {readonly string[]} wanted @param {readonly string[]} found @returns {Tally} */
function compare(wanted, found, repeats = false) {
  const left = repeats ? [...wanted] : [...new Set(wanted)];
  const given = repeats ? [...found] : [...new Set(found)];
  const total = left.length;
  let right = 0;
  for (const one of given) {
    const at = left.indexOf(one);
    if (at < 0) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { right, found: given.length, wanted: total };
}

/** Tallies of many sheets, added up. @param {readonly Sheet[]} sheets @param {string} field @returns {Tally} */
export function sumField(sheets, field) {
  const sum = { right: 0, found: 0, wanted: 0 };
  for (const sheet of sheets) {
    const one = sheet[field] ?? none;
    sum.right += one.right;
    sum.found += one.found;
    sum.wanted += one.wanted;
  }
  return sum;
}

/** Precision, recall and F1; 1 where nothing was to be found and nothing was. @param {Tally} tally */
export function measure({ right, found, wanted }) {
  const precision = found === 0 ? (wanted === 0 ? 1 : 0) : right / found;
  const recall = wanted === 0 ? (found === 0 ? 1 : 0) : right / wanted;
  const f1 = found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
  return { precision, recall, f1 };
}

/**
 * F1 with its 95 % interval, from sentences drawn again by seeded chance.
 * @param {readonly Sheet[]} sheets @param {string} field @param {{ rounds?: number, seed?: number }} [options]
 */
export function interval(sheets, field, { rounds = 1000, seed = 1 } = {}) {
  const draw = chance(seed);
  const all = Array.from({ length: rounds }, () => {
    const drawn = sheets.map(() => sheets[Math.floor(draw() * sheets.length)] ?? {});
    return measure(sumField(drawn, field)).f1;
  }).sort((a, b) => a - b);
  return { low: all[Math.floor(rounds * 0.025)] ?? 0, high: all[Math.floor(rounds * 0.975)] ?? 1 };
}

/** Seeded chance from 0 to 1 (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
