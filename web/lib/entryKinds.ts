/** The kinds of entries of the register, in the order in which pages name them. */
export const entryKinds = [
  "agreement",
  "commitment",
  "dispute",
  "doctrine",
  "meeting",
  "priority",
] as const;
