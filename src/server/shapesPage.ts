import { z } from "zod";

/** Where a list goes on: what is asked as `cursor` for the page after this one. */
export const next = z
  .string()
  .optional()
  .describe("Cursor of the page after this one; missing on the last.");
