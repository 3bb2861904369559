/** What a document may cost to read: past these it is refused with a clear message. */
export const limits = {
  fileBytes: 25 * 1024 * 1024, // TRUST F1
  archiveEntries: 1_000, // TRUST F3
  entryBytes: 50 * 1024 * 1024, // TRUST F3
  archiveBytes: 100 * 1024 * 1024, // TRUST F3
  parserSeconds: 60, // TRUST F9
  parserMegabytes: 512, // TRUST F9
  lineCharacters: 100_000, // longer lines are read, and said so (TRUST F11)
} as const;
