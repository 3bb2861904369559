import { z } from "zod";
import { Problem } from "../../terms/index.ts";

const state = z.string().regex(/^[A-Z]{3}$/, "write three capital letters (ISO 3166-1 alpha-3)");
const setting = z.string().regex(/^[a-z][a-z0-9-]*$/, "name a setting of the scenario");
const path = z.string().min(1);

const shape = z
  .strictObject({
    files: z.strictObject({
      /** Flows of one year: exporter, importer, trade_usd, how. */
      pairs: path,
      /** States: iso3, gdp_usd. */
      states: path,
    }),
    /** What `how` says of a flow that nobody counted. */
    filled: z.array(z.string().min(1)),
    /** States told on the page. */
    states: z.array(state).min(1),
    /** Others whose figures are told too. */
    neighbours: z.array(state),
    /** The state whose price level measures prices. */
    reference: state,
    /** At least this part of its product is taken to stay at home, for states that sell more than they make. */
    leastAtHome: z.number().positive().max(1),
    closure: z.enum(["scale", "deficit"], { error: "write scale or deficit" }),
    /** An agreement among states, switched by a lever; others may join by a choice. */
    zone: z
      .strictObject({
        members: z.array(state).min(2),
        switch: setting,
        /** A lever whose options are `none` and states in small letters. */
        joins: setting.optional(),
        /** Agreements that already hold, with the setting that says how much of the effect is there already. */
        inForce: z.array(z.strictObject({ states: z.array(state).min(2), share: setting })),
      })
      .optional(),
    /** Pairs whose border costs a lever cuts. */
    border: z
      .strictObject({
        pairs: z.array(z.tuple([state, state])).min(1),
        /** What border costs come to, in percent of the value of goods. */
        equivalent: setting,
        /** By how many percent they are cut. */
        cut: setting,
      })
      .optional(),
    /** The settings of the model itself. */
    settings: z.strictObject({
      sigma: setting,
      /** Effect of an agreement on the logarithm of trade. */
      agreement: setting.optional(),
      /** What filled flows are multiplied by. */
      filled: setting,
      /** What domestic trade (GDP less exports) is multiplied by. */
      domestic: setting,
    }),
  })
  .refine((one) => one.zone === undefined || one.settings.agreement !== undefined, {
    message: "name the setting of an agreement's effect, for there is a zone",
    path: ["settings", "agreement"],
  });

/** What a scenario of trade asks. */
export type TradeInput = Readonly<z.infer<typeof shape>>;

/** Reads the input of a scenario. Throws: `scenario-input`, naming the key that is wrong. */
export function readTradeInput(input: unknown, where: string): TradeInput {
  const found = shape.safeParse(input);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const key = issue?.path.join(".") || "input";
  throw new Problem("scenario-input", `${key}: ${issue?.message}. Correct this key.`, { where });
}
