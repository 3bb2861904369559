import { z } from "zod";
import { labels } from "./shapesFrame.ts";

/** One step of the guided tour: a page, the thing on it, and what to know of it. */
export const tourStep = z.object({
  id: z.string(),
  path: z.string().describe("Page on which the step is."),
  query: z.record(z.string(), z.string()).describe("What the address of the page says."),
  point: z.string().describe("CSS selector of what the step points at; the first that fits."),
  title: labels,
  text: labels,
});

/** The guided tour of the dossier, without the steps for which it lacks the thing; none where it has no tour. */
export const tour = z.object({ steps: z.array(tourStep) });

/** How far the pages can be used by everybody, by which standard, and how that was tried. */
export const accessibilityStatement = z.object({
  reviewed: z.string().describe("Day on which the pages were last tried for this statement."),
  parts: z.array(
    z.object({
      id: z.string(),
      title: labels,
      text: labels.optional(),
      items: z.array(z.object({ id: z.string(), text: labels, see: z.string().optional() })),
    }),
  ),
});
