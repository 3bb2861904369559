import { z } from "zod";
import { inUzbekCyrillic } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import type { Unread } from "./findUnread.ts";
import { readClaimContent } from "./readContent.ts";
import type { Verdict } from "./verdict.ts";

const words = z.strictObject({
  en: z.string(),
  "uz-Latn": z.string(),
  ru: z.string(),
  kk: z.string(),
});
const told = z.strictObject({ rating: z.int().optional(), words });

const file = z.strictObject({
  version: z.int(),
  scale: z.strictObject({ worst: z.int(), best: z.int() }),
  verdicts: z.strictObject({
    supported: told,
    contradicted: told,
    partly: told,
    "out of date": told,
    "wrong unit": told,
    "wrong period": told,
    "wrong scope": told,
    "not covered": told,
  } satisfies Record<Verdict, typeof told>),
  unread: z.strictObject({
    "no-measure": words,
    "no-one": words,
    "no-entry": words,
    unclear: words,
  } satisfies Record<Unread["why"], typeof words>),
});

/** The words and ratings of `content/claims/verdicts.yaml`. */
export type VerdictContent = z.infer<typeof file>;

let known: VerdictContent | undefined;

/**
 * What verdicts are called and rated.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function verdictContent(): VerdictContent {
  known ??= readClaimContent("verdicts.yaml", file);
  return known;
}

/** A verdict in words; Uzbek Cyrillic is written from Uzbek Latin, and a language that is not read gets English. */
export function sayVerdict(verdict: Verdict, language: Language): string {
  return wordIn(verdictContent().verdicts[verdict].words, language);
}

/** Why a sentence was not read, in words. */
export function sayUnread(why: Unread["why"], language: Language): string {
  return wordIn(verdictContent().unread[why], language);
}

function wordIn(all: z.infer<typeof words>, language: Language): string {
  if (language === "uz-Cyrl") return inUzbekCyrillic(all["uz-Latn"]);
  return isRead(language) ? all[language] : all.en;
}
