// Prints how many verdicts are right, with 95 % intervals, and which are wrong.
import { wilson } from "../language/interval.mjs";
import { acceptedOf } from "./answer.mjs";

/** @typedef {import("./answer.mjs").Answer} Answer */

/**
 * Shares of right verdicts: all, by language, and, where details are asked for, by kind, trap and verdict.
 * @param {readonly Answer[]} answers @param {{ details: boolean }} options
 */
export function report(answers, { details }) {
  line("all", answers);
  for (const [name, list] of groupBy(answers, (one) => one.sheet.language)) line(name, list);
  if (details) {
    for (const key of ["kind", "trap", "verdict", "origin"]) {
      console.log(`by ${key}`);
      for (const [name, list] of groupBy(answers, (one) => one.sheet[key])) line(name, list);
    }
  }
  const known = answers.filter((one) => one.sheet.verdict !== "none");
  const read = known.filter((one) => one.chosen !== undefined);
  console.log(
    `${share("read as a claim, of those that claim something", read.length, known.length)}`,
  );
  const open = known.filter((one) => one.chosen === undefined && one.verdict === "not covered");
  console.log(
    `not read, and told as not covered: ${open.length}, rightly ${open.filter((one) => one.right).length}`,
  );
  const judged = read.filter((one) => one.right);
  console.log(`${share("right verdict, of those read", judged.length, read.length)}`);
  const byDay = (/** @type {"atTextDate" | "today"} */ day) =>
    read.filter((one) => (one.chosen[day] ?? one.chosen.today).verdict === one.sheet[day]).length;
  console.log(
    `${share("verdict of the text's day as labelled, of those read", byDay("atTextDate"), read.length)}`,
  );
  console.log(
    `${share("verdict of today as labelled, of those read", byDay("today"), read.length)}`,
  );
}

/** @param {string} name @param {readonly Answer[]} list */
function line(name, list) {
  const right = list.filter((one) => one.right).length;
  const alarms = list.filter((one) => one.falseAlarm).length;
  const [low, high] = wilson(right, list.length);
  const [alarmLow, alarmHigh] = wilson(alarms, list.length);
  const accuracy = `${percent(right / list.length)} % (${percent(low)}–${percent(high)})`;
  const wrongly = `${percent(alarms / list.length)} % (${percent(alarmLow)}–${percent(alarmHigh)})`;
  const count = `${right}/${list.length}`;
  console.log(
    `  ${name.padEnd(14)} right ${count.padStart(7)}  ${accuracy.padEnd(22)} falsely contradicted ${String(alarms).padStart(2)}  ${wrongly}`,
  );
}

/** @param {string} name @param {number} right @param {number} n */
function share(name, right, n) {
  const [low, high] = wilson(right, n);
  return `${name}: ${right}/${n}  ${percent(right / Math.max(1, n))} % (${percent(low)}–${percent(high)})`;
}

/** @param {number} one */
function percent(one) {
  return (100 * one).toFixed(1);
}

/** @param {readonly Answer[]} list @param {(one: Answer) => string} key @returns {Map<string, Answer[]>} */
function groupBy(list, key) {
  /** @type {Map<string, Answer[]>} */
  const groups = new Map();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Each wrong one in three lines; what is falsely contradicted comes first. @param {readonly Answer[]} answers */
export function reportWrong(answers) {
  const wrong = answers.filter((one) => !one.right || one.falseAlarm);
  for (const one of [...wrong].sort((a, b) => Number(b.falseAlarm) - Number(a.falseAlarm))) {
    const { sheet, verdict, claims, unread, falseAlarm } = one;
    const mark = falseAlarm ? "!!" : "  ";
    const days =
      one.chosen === undefined
        ? ""
        : ` [${one.chosen.atTextDate?.verdict ?? "–"} → ${one.chosen.today.verdict}]`;
    console.log(
      `${mark} ${sheet.id} ${sheet.kind}/${sheet.trap}: ${[...acceptedOf(sheet)].join(" or ")}, not ${verdict}${days}`,
    );
    console.log(`     ${sheet.text}`);
    for (const { claim, verdict: said } of claims) console.log(`     ${said}: ${drawQuery(claim)}`);
    for (const { why } of unread) console.log(`     unread: ${why}`);
  }
}

/** A question in short. @param {any} claim */
function drawQuery({ query, negated, rule }) {
  return `${negated ? "NOT " : ""}${JSON.stringify(query)} (${rule})`;
}

/** One claim in full: what the hand says, what was read, both judgements with their reasons and rows. @param {Answer} answer @param {any} rooms */
export function reportOne({ sheet, claims, unread }, { claims: room, examiner }) {
  console.log(JSON.stringify(sheet, undefined, 2));
  for (const { claim, verdict, atTextDate, today } of claims) {
    console.log(`\n${verdict}: ${drawQuery(claim)} assumed: ${claim.assumed.join(", ")}`);
    for (const judgement of [atTextDate, today]) {
      if (judgement === undefined) continue;
      console.log(`  ${judgement.day} ${judgement.verdict} (${judgement.rule})`);
      for (const text of room.explain(judgement, "en", examiner)) console.log(`    ${text}`);
      for (const row of judgement.rows.slice(0, 12)) {
        const { table, id, of, year, date, value, unit, priceBasis, vintage } = row;
        console.log(
          `    ${[table, id, of, year ?? date, value, unit, priceBasis, vintage].filter((cell) => cell !== undefined).join(" · ")}`,
        );
      }
    }
  }
  for (const one of unread) console.log(`unread: ${one.why}: ${one.quote}`);
}
