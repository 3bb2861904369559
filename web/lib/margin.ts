/**
 * Sets notes beside the lines they belong to, each below the one before it.
 *
 * Where the screen has no margin the notes stand in the text, and nothing is set.
 */
export function setNotes(article: HTMLElement): void {
  const notes = [...article.querySelectorAll<HTMLElement>(".note[data-note]")];
  const inMargin = notes[0] ? getComputedStyle(notes[0]).position === "absolute" : false;
  if (!inMargin) {
    for (const note of notes) note.style.removeProperty("top");
    article.style.removeProperty("min-height");
    return;
  }
  const top = article.getBoundingClientRect().top;
  const places = notes.map((note) => {
    const line = article.querySelector(`[data-first~="${note.dataset.note}"]`);
    return {
      note,
      wanted: (line?.getClientRects()[0]?.top ?? top) - top,
      height: note.offsetHeight,
    };
  });
  let free = 0;
  for (const { note, wanted, height } of places) {
    const at = Math.max(wanted, free);
    note.style.top = `${at}px`;
    free = at + height + 8;
  }
  article.style.minHeight = `${free}px`;
}
