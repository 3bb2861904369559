import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Examiner, examineText, openExaminer } from "../../src/claims/index.ts";
import { type OpenedDossier, openBuilt } from "../../src/pipeline.ts";
import type { Language } from "../../src/terms/index.ts";
import { shippedFolder, storeShipped } from "../shipped.ts";

// Whatever way a language marks the two sides of a comparison, the same question comes out: each family is told in four
// languages, once truly and once falsely.

type Told = Readonly<Record<string, string>>;
interface Family {
  readonly family: string;
  readonly true: Told;
  readonly false: Told;
}

const families = load(
  readFileSync(new URL("./sentences/relations.yaml", import.meta.url), "utf8"),
) as readonly Family[];

const place = mkdtempSync(join(tmpdir(), "hamkor-relations-"));
let opened: OpenedDossier;
let examiner: Examiner;
beforeAll(async () => {
  await storeShipped(place);
  opened = await openBuilt(shippedFolder, place);
  examiner = await openExaminer(opened.store, opened.dossier);
}, 180_000);
afterAll(() => {
  opened?.store.close();
  rmSync(place, { recursive: true, force: true });
});

function verdictsOn(text: string, language: string): readonly string[] {
  const passage = { start: 0, text, language: language as Language, kind: "paragraph" };
  const context = { id: "t", date: "2026-05-15" };
  return examineText([passage], context, examiner).claims.map((one) => one.verdict);
}

describe.each(families)("$family", (family) => {
  it.each(Object.entries(family.true))("D10: is borne out in %s", (language, text) => {
    const verdicts = verdictsOn(text, language);
    expect(verdicts).toContain("supported");
    expect(verdicts).not.toContain("contradicted");
  });

  it.each(Object.entries(family.false))("D10: is refuted in %s", (language, text) => {
    expect(verdictsOn(text, language)).toContain("contradicted");
  });
});
