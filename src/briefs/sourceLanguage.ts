import { detect } from "../language/index.ts";

/** The language in which a register names its sources, where the letters of a name do not say another. */
const registerLanguage = "en";

/** The language in which a line of the register names a source: by its letters, else that of registers. */
export function languageOfLine(line: string): string {
  if (!/[^\P{L}a-z]|[ʻʼ]/iu.test(line)) return registerLanguage;
  const { language } = detect(line);
  return language === "unknown" ? registerLanguage : language;
}
