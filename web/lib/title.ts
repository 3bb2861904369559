/** Names the page in the window, the most particular part first. */
export function titlePage(title: string): void {
  document.title = title ? `${title} – Hamkor` : "Hamkor";
}
