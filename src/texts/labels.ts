import { foldText } from "../language/index.ts";

/**
 * Beginnings of the words with which parts of an article announce themselves, folded, in five spellings.
 * A beginning is enough: endings and misprints in the rest of the word do not matter.
 */
const labels: readonly string[] = [
  ...["annotatsiya", "rezyume", "kalit soʻz", "tayanch soʻz", "kirish", "asosiy qism"],
  ...["xulosa", "natija", "muhokama", "foydalanilgan adabiyot", "adabiyotlar"],
  ...[
    "аннотация",
    "калит сўз",
    "таянч сўз",
    "кириш",
    "асосий қисм",
    "хулоса",
    "фойдаланилган адабиёт",
  ],
  ...[
    "аннот",
    "ключевые слова",
    "введение",
    "основная часть",
    "заключение",
    "выводы",
    "литература",
  ],
  ...["список литературы", "резюме"],
  ...["аңдатпа", "түйін сөз", "түйінді сөз", "кілт сөз", "кіріспе", "негізгі бөлім", "қорытынды"],
  ...["әдебиеттер", "пайдаланылған әдебиет"],
  ...["abstract", "annotation", "summary", "keywords", "key words", "introduction", "main part"],
  ...["discussion", "results", "conclusion", "references", "bibliography"],
];

/**
 * The length of the label with which a paragraph begins, its stop or colon included; 0 when it has none.
 *
 * Shape: `Abstract:`, `Kalit soʻzlar:`, `Xulosa.` — at most four words, then a colon or a full stop.
 */
export function labelLength(text: string): number {
  const match =
    /^(\p{Lu}[\p{L}\p{M}ʻʼ‘’'`´-]*(?:\s+[\p{L}\p{M}ʻʼ‘’'`´-]+){0,3})\s?[:.](?=\s|$)/u.exec(
      text.slice(0, 80),
    );
  if (match?.[1] === undefined) return 0;
  const folded = foldText(match[1]).replace(/\s+/gu, " ");
  return labels.some((label) => folded.startsWith(label)) ? match[0].length : 0;
}

/** Whether a line begins with a label of a part of an article. */
export function isLabelled(text: string): boolean {
  return labelLength(text) > 0;
}
