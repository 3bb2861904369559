import { gap, placeNotes } from "./notePlaces.ts";

/**
 * Sets notes beside the lines they belong to, each below the one before it.
 *
 * Where they would pass the end of the text they move up as far as there is room, and only then make the text longer.
 * Where the screen has no margin the notes stand in the text, and nothing is set.
 */
export function setNotes(text: HTMLElement): void {
  const notes = [...text.querySelectorAll<HTMLElement>(".note[data-note]")];
  const inMargin = notes[0] ? getComputedStyle(notes[0]).position === "absolute" : false;
  if (!inMargin) {
    for (const note of notes) note.style.removeProperty("top");
    text.style.removeProperty("--notes-end");
    return;
  }
  const top = text.getBoundingClientRect().top;
  const end = (text.lastElementChild?.getBoundingClientRect().bottom ?? top) - top;
  const lines = firstLines(text);
  // All is read before anything is set, so that the page is laid out once.
  const heights = notes.map((note) => note.offsetHeight);
  const wanted = notes.map((note) => {
    const line = lines.get(note.dataset.note ?? "");
    return (line?.getClientRects()[0]?.top ?? top) - top;
  });
  const places = placeNotes(wanted, heights, end);
  notes.forEach((note, index) => {
    note.style.top = `${places[index] ?? 0}px`;
  });
  const last = notes.length - 1;
  const notesEnd = (places[last] ?? 0) + (heights[last] ?? 0) + gap;
  text.style.setProperty("--notes-end", `${notesEnd}px`);
}

/** The first stretch of each note, by the key of the note. */
function firstLines(text: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const lines = new Map<string, HTMLElement>();
  for (const line of text.querySelectorAll<HTMLElement>("[data-first]")) {
    for (const key of line.dataset.first?.split(" ") ?? []) lines.set(key, line);
  }
  return lines;
}
