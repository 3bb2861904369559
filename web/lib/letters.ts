import { languages, type PageLanguage } from "./language.svelte.ts";

const families = ["Source Serif 4", "Source Sans 3"];
const longest = 500; // milliseconds

/**
 * Waits until the letters of a language are here: what is drawn before moves when they come. Those that are late are not
 * waited for.
 */
export async function lettersOf(tag: PageLanguage): Promise<void> {
  const name = languages.find((one) => one.tag === tag)?.name ?? "";
  const late = new Promise<void>((done) => setTimeout(done, longest));
  const here = families.map((family) => document.fonts.load(`1em "${family}"`, name));
  // Where one cannot be had, the page is drawn in the letters of the machine.
  await Promise.race([Promise.allSettled(here), late]);
}
