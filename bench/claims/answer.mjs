// What the checker says of one labelled text, beside what the hand says.

/**
 * @typedef {{ sheet: any, claims: any[], unread: any[], chosen: any, verdict: string, right: boolean, falseAlarm: boolean }} Answer
 */

/** Reasons for not reading a sentence that say the same as “not covered”: no table has the quantity, no entry the paper. */
const uncovered = new Set(["no-measure", "no-entry"]);

/**
 * What comes of one text, taken alone with its day.
 *
 * Where it has two sentences the label is of the second. Where a sentence gives several claims, that of the labelled
 * kind is scored, else the first; but any claim of it that is wrongly called contradicted is a false alarm.
 * @param {any} sheet @param {any} rooms @returns {Answer}
 */
export function examineSheet(sheet, { claims: room, language, examiner }) {
  const { text, date, id } = sheet;
  const passage = { start: 0, text, language: sheet.language, kind: "paragraph" };
  const examined = room.examineText([passage], { id, date }, examiner);
  const from = language.sentences(text, sheet.language).at(-1)?.start ?? 0;
  const claims = examined.claims.filter((/** @type {any} */ one) => one.claim.start >= from);
  const unread = examined.unread.filter((/** @type {any} */ one) => one.start >= from);
  const ofKind = claims.find((/** @type {any} */ one) =>
    isOfKind(one.claim.query.kind, sheet.kind),
  );
  const chosen = ofKind ?? claims[0];
  const verdict =
    chosen?.verdict ??
    (unread.some((/** @type {any} */ one) => uncovered.has(one.why)) ? "not covered" : "none");
  const accepted = acceptedOf(sheet);
  return {
    sheet,
    claims,
    unread,
    chosen,
    verdict,
    // A sentence that claims nothing is right when nothing was read in it, whatever was noted beside it.
    right: accepted.has(verdict) || (sheet.verdict === "none" && chosen === undefined),
    falseAlarm:
      !accepted.has("contradicted") &&
      claims.some((/** @type {any} */ one) => one.verdict === "contradicted"),
  };
}

/** The verdicts that count as right. @param {any} sheet @returns {Set<string>} */
export function acceptedOf({ verdict, accept }) {
  return new Set([verdict, ...(accept ?? [])]);
}

/** The hand tells amounts from thresholds and sums from comparisons more finely than a query does. */
const likeKinds = [new Set(["amount", "threshold", "sum"]), new Set(["comparison", "sum"])];

/** @param {string} found @param {string} labelled */
function isOfKind(found, labelled) {
  return found === labelled || likeKinds.some((one) => one.has(found) && one.has(labelled));
}
