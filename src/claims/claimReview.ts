import type { Language } from "../terms/index.ts";
import type { ToldClaim } from "./told.ts";
import { verdictContent } from "./verdictWords.ts";

/**
 * What a review must say beside the claim: who judges, of which text, as of which day.
 *
 * Shape: `addressOf` gives the address under which a claim is shown, as an absolute URL or URN.
 */
export interface ReviewFrame {
  readonly author: string;
  readonly asOf: string;
  readonly language: Language;
  readonly title: string | undefined;
  readonly textDate: string | undefined;
  /** Address of the text itself, where it has one. */
  readonly textUrl?: string | undefined;
  addressOf(claim: ToldClaim): string;
}

/** A value of JSON-LD. */
type Node = Readonly<Record<string, unknown>>;

/**
 * The claims of a text as schema.org ClaimReview, one a claim, for archives and exchange.
 *
 * Shape: a JSON-LD document with a `@graph`; `alternateName` of the rating is our finer verdict.
 * Missing: what no row covers has no number on the scale, only the word.
 * Source: schema.org/ClaimReview.
 */
export function toClaimReviews(claims: readonly ToldClaim[], frame: ReviewFrame): Node {
  return {
    "@context": "https://schema.org",
    "@graph": claims.map((one) => toReview(one, frame)),
  };
}

function toReview(claim: ToldClaim, frame: ReviewFrame): Node {
  const { title, textDate, textUrl, author, asOf, language } = frame;
  const appearance = {
    "@type": "CreativeWork",
    inLanguage: claim.language,
    ...(title === undefined ? {} : { name: title }),
    ...(textDate === undefined ? {} : { datePublished: textDate }),
    ...(textUrl === undefined ? {} : { url: textUrl }),
    text: claim.quote,
  };
  const said = claim.saidBy === undefined ? {} : { author: named("Person", claim.saidBy) };
  return {
    "@type": "ClaimReview",
    url: frame.addressOf(claim),
    datePublished: asOf,
    inLanguage: language,
    author: named("Organization", author),
    claimReviewed: claim.quote,
    itemReviewed: { "@type": "Claim", ...said, appearance },
    reviewRating: ratingOf(claim),
    reviewBody: [claim.question, claim.reason].filter((one) => one !== "").join(". "),
  };
}

function named(type: string, name: string): Node {
  return { "@type": type, name };
}

function ratingOf({ verdict, verdictWords, reason }: ToldClaim): Node {
  const { scale, verdicts } = verdictContent();
  const { rating } = verdicts[verdict];
  return {
    "@type": "Rating",
    ...(rating === undefined ? {} : { ratingValue: rating }),
    bestRating: scale.best,
    worstRating: scale.worst,
    alternateName: verdictWords,
    ratingExplanation: reason,
  };
}

/**
 * JSON-LD as text that may stand inside a page: no character in it can end a script or begin mark-up.
 */
export function writeJsonLd(document: Node): string {
  return JSON.stringify(document, undefined, 2).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
