import type { Frame } from "../../src/server/contract.ts";
import { type Labelled, labelOf } from "./labels.ts";
import { param } from "./router.svelte.ts";

let loaded = $state.raw<Frame | undefined>(undefined);

/** Sets the frame once the server has answered. */
export function setFrame(frame: Frame): void {
  loaded = frame;
}

/** What the dossier is about. Throws: if a page asks before it has come. */
export function theFrame(): Frame {
  if (!loaded) throw new Error("The frame has not come yet: draw pages only inside it.");
  return loaded;
}

type List = "directions" | "interests" | "kinds" | "strategies" | "acts" | "actors";

/** The label of a code of the frame. */
export function codeLabel(list: List, id: string): Labelled {
  return labelOf(theFrame()[list].find((code) => code.id === id)?.label, id);
}

/** The definition of a code of the frame, where it has one. */
export function codeDefinition(list: List, id: string): string | undefined {
  const found = theFrame()[list].find((code) => code.id === id)?.definition;
  return found ? labelOf(found).text : undefined;
}

/** The name of a state. */
export function stateName(iso3: string): Labelled {
  return labelOf(theFrame().states.find((state) => state.iso3 === iso3)?.names, iso3);
}

/** The name of a place or a water that a map names in English, where the dossier's glossary has it. */
export function placeName(name: string): Labelled {
  const found = theFrame().names.find(({ en }) => en === name);
  return labelOf(found ?? { en: name });
}

/** The label of a status of entries of a kind. */
export function statusLabel(kind: string, status: string): Labelled {
  const found = theFrame().statuses.find((s) => s.entryKind === kind && s.status === status);
  return labelOf(found?.label, status);
}

/** A pair in the order in which the reader named it. */
export interface ChosenPair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly shown: string;
}

/** The pair that the address names, in the reader's order, else the pair that the dossier puts first. */
export function chosenPair(): ChosenPair {
  const frame = theFrame();
  const asked = param("pair") ?? frame.focus;
  const [a = "", b = ""] = asked.split("-");
  const known = frame.pairs.find(
    (pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a),
  );
  return { id: known?.id ?? asked, a, b, shown: `${a}-${b}` };
}

/** The day that pages show: the one in the address, else the day of the dossier. */
export function chosenDay(): string {
  return param("asOf") ?? theFrame().dossier.asOf;
}

/** Words of the query that travel from page to page: the pair and the day, where the reader chose them. */
export function context(): { pair: string | undefined; asOf: string | undefined } {
  return { pair: param("pair"), asOf: param("asOf") };
}

/** Which side of the pair a state is on. */
export function sideOf(iso3: string): "a" | "b" | undefined {
  const pair = chosenPair();
  if (iso3 === pair.a) return "a";
  return iso3 === pair.b ? "b" : undefined;
}
