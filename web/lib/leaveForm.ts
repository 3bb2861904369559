/** Puts the focus on the first field of a form, and lets Escape leave it: for the forms of the queue. */
export function leaveByEscape(form: HTMLFormElement, leave: () => void): () => void {
  const onKey = (event: KeyboardEvent) => event.key === "Escape" && leave();
  form.addEventListener("keydown", onKey);
  form.querySelector<HTMLElement>("input, select")?.focus();
  return () => form.removeEventListener("keydown", onKey);
}
