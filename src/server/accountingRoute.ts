import { z } from "zod";
import { accountFor } from "../account.ts";
import { finding } from "../store/index.ts";
import { accounting } from "./contract.ts";
import { viewFinding } from "./findingView.ts";
import { type Route, route } from "./route.ts";

/** What was read of every file, what was not, and what was odd. */
export const accountingRoute: Route = route({
  path: "/api/accounting",
  summary: "Every file with pages and rows read and unread, and all findings.",
  parameters: z.object({}),
  query: z.object({}),
  answer: accounting,
  handle: async ({ store }) => ({
    ...(await accountFor(store)),
    findings: (await store.rows(finding)).map(viewFinding),
  }),
});
