// How claims are judged on the sets labelled by hand, and how fast a text is checked.
//
//   npm run bench:claims                       verdicts on the tuned half
//   npm run bench:claims -- --wrong            … with each wrong one: id, label, verdict, question
//   npm run bench:claims -- --id en-c012       … one claim in full
//   npm run bench:claims -- --language kk      … of one language file (uz, kk, ru, en)
//   npm run bench:claims -- --notes            … with all that is contradicted in the dossier's own notes
//   npm run bench:claims -- --speed            … and the time that a text of 20 pages takes
//   npm run bench:claims -- --set fresh-1      … on a set written later; fresh sets are tuned on after their first run
//   npm run bench:claims -- --kept             figures of the kept half; each run is noted in docs/claims.md
//   npm run bench:claims -- --set kept-2       figures of the second kept set; read its rules in test/gold/claims/README.md first
//   node bench/claims.mjs --source             reads src as it is, without a build

import { examineSheet } from "./claims/answer.mjs";
import { reportNotes } from "./claims/notes.mjs";
import { report, reportOne, reportWrong } from "./claims/report.mjs";
import { claimHalf, openRooms } from "./claims/rooms.mjs";
import { measureSpeed } from "./claims/speed.mjs";

const has = (/** @type {string} */ name) => process.argv.includes(`--${name}`);
const optionOf = (/** @type {string} */ name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const half = has("kept") ? "kept" : (optionOf("set") ?? "tuned");
const rooms = await openRooms({ source: has("source") });
try {
  const language = optionOf("language");
  const id = optionOf("id");
  const sheets = claimHalf(half).filter((one) => language === undefined || one.file === language);
  const answers = sheets.map((sheet) => examineSheet(sheet, rooms));
  console.log(
    `labelled claims, ${half} set, ${answers.length} texts, as of ${rooms.examiner.asOf}`,
  );
  const isOpen = !half.startsWith("kept");
  if (id !== undefined && isOpen) {
    const found = answers.find((one) => one.sheet.id === id);
    if (found === undefined) console.log(`no ${id} in this half`);
    else reportOne(found, rooms);
  } else {
    report(answers, { details: isOpen });
    // The kept half is only counted: who sees which are wrong would mend those.
    if (has("wrong") && isOpen) reportWrong(answers);
    if (half === "tuned" && language === undefined)
      await reportNotes(rooms, { listed: has("notes") });
  }
  if (has("speed")) measureSpeed(rooms);
} finally {
  await rooms.close();
}
