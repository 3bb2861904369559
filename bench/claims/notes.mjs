// The dossier's own notes as a text from life: what is contradicted in them is nearly always read wrongly.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Checks every note and prints how its claims fared, each that is contradicted in full.
 * @param {any} rooms @param {{ listed: boolean }} options
 */
export async function reportNotes({ claims: room, texts, dossier, examiner }, { listed }) {
  const folder = join(dossier.folder, "documents");
  /** @type {Map<string, number>} */
  const counts = new Map();
  const against = [];
  let unread = 0;
  for (const name of readdirSync(folder).sort()) {
    const extracted = await texts.extract(readFileSync(join(folder, name)), name);
    const examined = room.examineExtracted(extracted, { name }, examiner);
    unread += examined.unread.length;
    for (const one of examined.claims) {
      counts.set(one.verdict, (counts.get(one.verdict) ?? 0) + 1);
      if (one.verdict === "contradicted") against.push({ name, one });
    }
  }
  const told = [...counts].sort(([, a], [, b]) => b - a).map(([verdict, n]) => `${n} ${verdict}`);
  console.log(`the dossier's own notes: ${told.join(", ")}; ${unread} sentences not read`);
  if (!listed) return;
  for (const { name, one } of against) {
    console.log(`   ${name}: ${one.claim.quote.replace(/\s+/g, " ")}`);
    console.log(`     ${room.sayClaim(one.claim, "en", examiner, examiner.projects)}`);
    console.log(`     ${room.explain(one.today, "en", examiner).join(" ").slice(0, 300)}`);
  }
}
