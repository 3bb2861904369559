import { formatDate } from "./format.ts";
import { codeLabel, stateName } from "./frame.svelte.ts";

/** What sources disagree about in the reader's words: the acts, by whom, and the days that they give. */
export function disagreedOn(about: string): string {
  const [, acts = about, days] = /^(.+?)(?:: (\d[\d, -]*))?$/.exec(about) ?? [];
  const named = acts.split(", ").map(nameOfAct).join(", ");
  return days ? `${named}: ${days.split(", ").map(formatDate).join(", ")}` : named;
}

function nameOfAct(word: string): string {
  const [, act = word, party] = /^(\S+)(?: \((\w+)\))?$/.exec(word) ?? [];
  const name = codeLabel("acts", act).text;
  return party ? `${name} (${stateName(party).text})` : name;
}
