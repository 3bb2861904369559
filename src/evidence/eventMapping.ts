import type { RowOf } from "../store/index.ts";
import type { EventContent } from "./eventContent.ts";
import type { EventLayout } from "./eventLayout.ts";
import type { EventRow, EventSide, Plover } from "./eventRow.ts";
import type { event } from "./eventTable.ts";

/** Something in a row that content does not know; the row is used all the same. */
export type EventOddity = "event-state-unknown" | "event-code-unknown" | "event-score-differs";

/** A row in Hamkor's terms; undefined `event` when no side belongs to a state, which is out of scope. */
export interface MappedEvent {
  readonly event: RowOf<typeof event> | undefined;
  readonly oddities: readonly EventOddity[];
}

/** Brings a row of a file into Hamkor's terms. */
export type EventMapper = (read: EventRow, file: string, row: number) => MappedEvent;

/** How rows of a layout are brought into Hamkor's terms, by content. */
export function createMapper(layout: EventLayout, content: EventContent): EventMapper {
  const statesOf = stateReader(layout, content);
  const meaningOf = meaningReader(layout, content);
  return (read, file, row) => {
    const source = statesOf(read.source);
    const target = statesOf(read.target);
    const meaning = meaningOf(read);
    const oddities = [...source.oddities, ...target.oddities, ...meaning.oddities];
    if (source.states === undefined && target.states === undefined) {
      return { event: undefined, oddities };
    }
    return {
      event: {
        id: `${layout.id}:${read.own ?? `${file}#${row}`}`,
        dataset: layout.id,
        date: read.date,
        month: read.date.slice(0, 7),
        source: read.source.name,
        sourceStates: source.states,
        sourceType: read.source.type,
        target: read.target.name,
        targetStates: target.states,
        targetType: read.target.type,
        code: read.code,
        type: meaning.plover?.type,
        mode: meaning.plover?.mode,
        context: meaning.plover?.context,
        score: read.score,
        quad: read.quad ?? meaning.quad,
        publishers: read.publishers,
        mentions: read.mentions,
        verified: false,
        unverified: reasonsOf(read),
        known: read.known,
        file,
        row,
      },
      oddities,
    };
  };
}

/** Why an event is not verified (TRUST D9): a machine coded it, and what else speaks for care. */
function reasonsOf(read: EventRow): string {
  const sides = [read.source, read.target].filter(
    ({ name, states }) => name !== undefined || states.length > 0,
  );
  const isTyped = sides.length > 0 && sides.every((side) => side.type !== undefined);
  const publishers =
    read.publishers === undefined
      ? "; publishers not stated"
      : read.publishers <= 1
        ? "; one publisher"
        : "";
  return `machine-coded${publishers}${isTyped ? "" : "; no actor type"}`;
}

const none: readonly EventOddity[] = [];
const unknownState: readonly EventOddity[] = ["event-state-unknown"];

interface StatesOf {
  /** ISO3 codes with ; in between; undefined when there is none. */
  readonly states: string | undefined;
  readonly oddities: readonly EventOddity[];
}

const stateless: StatesOf = { states: undefined, oddities: none };

function stateReader(layout: EventLayout, content: EventContent): (side: EventSide) => StatesOf {
  const known = new Map<string, string | undefined>();
  const resolve = (written: string): string | undefined => {
    if (known.has(written)) return known.get(written);
    const state = stateIn(content, layout, written);
    // A copy of its own: a view into a piece of the file would keep the whole piece.
    known.set(Buffer.from(written).toString(), state);
    return state;
  };
  return ({ states }) => {
    if (states.length === 0) return stateless;
    const found = states.map(resolve);
    const named = [...new Set(found.filter((one) => one !== undefined && one !== ""))].sort();
    return {
      states: named.length === 0 ? undefined : named.join(";"),
      oddities: found.includes(undefined) ? unknownState : none,
    };
  };
}

/** ISO3 of a state as a dataset writes it; "" for what is known to be no state, undefined for what is not known. */
function stateIn(content: EventContent, layout: EventLayout, written: string): string | undefined {
  if (layout.scheme === "cameo") {
    const other = content.cameoCountries.get(written);
    if (other !== undefined) return other;
  }
  if (layout.scheme !== "name" && content.states.has(written)) return written;
  return layout.scheme === "cameo" ? undefined : content.names.get(written.toLowerCase());
}

interface Meaning {
  readonly plover: Plover | undefined;
  readonly quad: string | undefined;
  readonly oddities: readonly EventOddity[];
}

const unknownCode: readonly EventOddity[] = ["event-code-unknown"];
const differs: readonly EventOddity[] = ["event-score-differs"];

function meaningReader(layout: EventLayout, content: EventContent): (read: EventRow) => Meaning {
  if (layout.codes === "plover") return (read) => ploverMeaning(read, content);
  return layout.codes === "weis"
    ? (read) => weisMeaning(read, content)
    : (read) => cameoMeaning(read, content);
}

function ploverMeaning({ plover, quad }: EventRow, content: EventContent): Meaning {
  if (plover?.type !== undefined && content.ploverTypes.has(plover.type)) {
    return { plover, quad, oddities: none };
  }
  return { plover: undefined, quad, oddities: unknownCode };
}

function weisMeaning({ code = "" }: EventRow, content: EventContent): Meaning {
  const quad = content.weis.get(code.slice(0, 2));
  return { plover: undefined, quad, oddities: quad === undefined ? unknownCode : none };
}

function cameoMeaning({ code = "", score }: EventRow, content: EventContent): Meaning {
  const known = content.cameo.get(code);
  const plover = content.plover.get(code) ?? content.plover.get(code.slice(0, 3));
  const quad = known?.quad ?? content.cameo.get(code.slice(0, 3))?.quad;
  if (known === undefined && plover === undefined) return { plover, quad, oddities: unknownCode };
  const isOther = score !== undefined && known?.scale !== undefined && score !== known.scale;
  return { plover, quad, oddities: isOther ? differs : none };
}
