/** The messages of the first view and of what stands around every page; the others come with the page that is next. */
export const first = [
  "briefs",
  "cell",
  "common",
  "figure",
  "firstscreen",
  "help",
  "overview",
  "pack",
  "panel",
  "problems",
];

/**
 * Messages of the first view, and the rest, by namespace.
 *
 * @param {Readonly<Record<string, unknown>>} messages
 */
export function parted(messages) {
  const all = Object.entries(messages);
  return {
    first: Object.fromEntries(all.filter(([name]) => first.includes(name))),
    rest: Object.fromEntries(all.filter(([name]) => !first.includes(name))),
  };
}
