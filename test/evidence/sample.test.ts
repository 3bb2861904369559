import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Coding, codeDocument } from "../../src/evidence/index.ts";
import { cutPassages, extract } from "../../src/texts/index.ts";
import { codebooks, coder } from "./codebooks.ts";

const row = z.strictObject({
  document: z.string(),
  begins: z.string(),
  directions: z.array(z.string()),
  kind: z.string(),
});
const notes = new URL("../../dossiers/central-asia/documents/", import.meta.url);

function readSample(file: string): readonly z.infer<typeof row>[] {
  return z
    .array(row)
    .parse(
      load(readFileSync(new URL(`./${file}`, import.meta.url), "utf8"), { schema: CORE_SCHEMA }),
    );
}

async function codingsOf(document: string): Promise<readonly Coding[]> {
  const bytes = readFileSync(new URL(`${document}.md`, notes));
  const extracted = await extract(bytes, `${document}.md`);
  const { text } = extracted;
  const cut = cutPassages(extracted, document);
  const passages = cut.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
  const title = /^title: "(.*)"$/mu.exec(text)?.[1];
  const language = passages.find((one) => one.kind === "paragraph")?.language;
  return codeDocument(passages, { document, title, language }, coder, codebooks);
}

interface Score {
  right: number;
  wrong: number;
  missed: number;
  kinds: number;
  sentences: number;
}

async function scoreOf(file: string): Promise<Score> {
  const score: Score = { right: 0, wrong: 0, missed: 0, kinds: 0, sentences: 0 };
  for (const { document, begins, directions, kind } of readSample(file)) {
    const all = await codingsOf(document);
    const own = all.filter((one) => one.quote.replace(/\s+/gu, " ").startsWith(begins));
    const found = own.flatMap((one) => one.direction ?? []);
    score.sentences += 1;
    score.right += found.filter((one) => directions.includes(one)).length;
    score.wrong += found.filter((one) => !directions.includes(one)).length;
    score.missed += directions.filter((one) => !found.includes(one)).length;
    if (own[0]?.kind === kind) score.kinds += 1;
  }
  return score;
}

describe("sentences coded by hand", () => {
  it("are met by the rules about as often as docs/evidence.md says (tuned on)", async () => {
    const score = await scoreOf("sample.yaml");
    expect(score.sentences).toBe(40);
    expect(score.right / (score.right + score.wrong)).toBeGreaterThan(0.85);
    expect(score.right / (score.right + score.missed)).toBeGreaterThan(0.78);
    expect(score.kinds / score.sentences).toBeGreaterThan(0.68);
  });

  it("are met about as often where no rule was written for them", async () => {
    const score = await scoreOf("sample-untuned.yaml");
    expect(score.sentences).toBe(40);
    expect(score.right / (score.right + score.wrong)).toBeGreaterThan(0.85);
    expect(score.right / (score.right + score.missed)).toBeGreaterThan(0.85);
    expect(score.kinds / score.sentences).toBeGreaterThan(0.72);
  });
});
