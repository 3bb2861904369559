import type { ScenarioAnswer } from "../../src/server/contract.ts";
import { formatNumber } from "./format.ts";
import { codeLabel, stateName, theFrame } from "./frame.svelte.ts";
import { labelOf, phrase } from "./labels.ts";
import { language, spoken } from "./language.svelte.ts";
import type { Measure, Row } from "./scenarioRows.ts";
import type { Assumption, Lever, Setting } from "./scenarioSettings.ts";
import { maybe, t } from "./text.ts";

/** A number of a measure, with the digits that the model gives it. */
export function formatFigure(measure: Measure, value: number | undefined): string {
  if (value === undefined) return t("models.none");
  return formatNumber(plain(value, measure.decimals), digits(measure.decimals));
}

/** A difference with its sign. */
export function formatDifference(measure: Measure, value: number | undefined): string {
  if (value === undefined) return t("models.none");
  const size = plain(value, measure.decimals);
  return formatNumber(size, { ...digits(measure.decimals), signDisplay: "exceptZero" });
}

/** Rounded first, so that what is as good as nothing has no sign. */
const plain = (value: number, decimals: number): number => {
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
};

const digits = (decimals: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
});

/** What a lever or an assumption is set to, in words. */
export function formatSetting(one: Lever | Assumption, value: Setting): string {
  if (typeof value === "boolean") return t(value ? "models.yes" : "models.no");
  if (typeof value === "string") {
    const options = "options" in one ? one.options : undefined;
    return labelOf(options?.find(({ id }) => id === value)?.label, value).text;
  }
  return [formatNumber(value, { maximumSignificantDigits: 5 }), unitName(one)]
    .filter(Boolean)
    .join(" ");
}

/** The unit of a measure, a lever or an assumption in the reader's language; empty where it is a plain number ("1"). */
export function unitName({ unit }: { readonly unit?: string | undefined }): string {
  return unit && unit !== "1" ? phrase(unit).text : "";
}

/** The name of a measure in the reader's language. */
export function measureName(measure: Measure): string {
  return labelOf(measure.label, measure.id).text;
}

/** Names of nodes and routes, as the detail of a model gives them. */
export type Names = ReadonlyMap<string, string>;

/** What a row is of beside its state: a place, a way, a rule, a measure of a package. */
export function itemName(
  { scenario }: Pick<ScenarioAnswer, "scenario">,
  names: Names,
  item: string,
): string {
  const known = names.get(item);
  if (known !== undefined) return known;
  const { states, strategies } = theFrame();
  if (states.some(({ iso3 }) => iso3 === item)) return stateName(item).text;
  if (strategies.some(({ id }) => id === item)) return codeLabel("strategies", item).text;
  const lever = scenario.levers.find(({ id }) => id === item);
  if (lever) return labelOf(lever.label, item).text;
  const option = scenario.levers
    .flatMap(({ options }) => options ?? [])
    .find(({ id }) => id === item);
  return option ? labelOf(option.label, item).text : item;
}

/** The state of a row in words, or that it belongs to no single one. */
export function stateOfRow({ state, item }: Pick<Row, "state" | "item">): string {
  if (state !== undefined) return stateName(state).text;
  return t(item === undefined ? "models.together" : "models.noState");
}

/** What a row is of, in words: its state, its item, or both. */
export function rowName(
  view: Pick<ScenarioAnswer, "scenario">,
  names: Names,
  { state, item }: { readonly state?: string | undefined; readonly item?: string | undefined },
): string {
  const parts = [
    ...(state === undefined ? [] : [stateName(state).text]),
    ...(item === undefined ? [] : [itemName(view, names, item)]),
  ];
  return parts.length === 0 ? t("models.together") : parts.join(", ");
}

/** How sure a number is, in the reader's words. */
export function confidenceName(confidence: string): string {
  return maybe("models", `sure-${confidence.replaceAll(" ", "-")}`) ?? confidence;
}

/** The name of a model. */
export function modelName(model: string): string {
  return maybe("models", `model-${model}`) ?? model;
}

/** The name of a month, 1 to 12, as it stands without a day. */
export function formatMonth(month: number): string {
  const { alone, months } = spoken().locale;
  const named = (alone ?? months)?.[month - 1];
  if (named !== undefined) return named;
  const day = new Date(Date.UTC(2000, month - 1, 1));
  return new Intl.DateTimeFormat(language(), { month: "long", timeZone: "UTC" }).format(day);
}

/** The years that a scenario is of; empty where its model knows none. */
export function periodOfView({ scenario: { horizon } }: Pick<ScenarioAnswer, "scenario">): string {
  if (horizon === undefined) return t("figure.noPeriod");
  return horizon.from === horizon.to ? String(horizon.from) : `${horizon.from}–${horizon.to}`;
}
