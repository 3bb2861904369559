import { createHash } from "node:crypto";
import { escapeXml } from "./xml.ts";

/** One thing that a feed tells. */
export interface FeedItem {
  /** Stable: a reader that has seen it does not show it again. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The day on which it came about, YYYY-MM-DD. */
  readonly day: string;
  /** Path of its page, from the root. */
  readonly path: string;
  readonly tags: readonly string[];
}

/** A feed: whose it is, where it is found, and what it tells, the newest first. */
export interface Feed {
  /** What tells this feed from others, for its id. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly updated: string;
  /** Where the server is reached, such as `http://localhost:4321`. */
  readonly origin: string;
  /** Path of the feed itself with its question. */
  readonly self: string;
  /** Path of the page that shows the same. */
  readonly page: string;
  readonly items: readonly FeedItem[];
}

/** The feed as Atom. Source: RFC 4287. */
export function toAtom(feed: Feed): string {
  const { title, description, language, updated, origin, self, page, items } = feed;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    `<id>${idOf(feed.name, "feed")}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<subtitle>${escapeXml(description)}</subtitle>`,
    `<updated>${momentOf(updated)}</updated>`,
    "<author><name>Hamkor</name></author>",
    `<link rel="self" type="application/atom+xml" href="${escapeXml(origin + self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(origin + page)}"/>`,
    ...items.map((one) => entryOf(feed, one)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

/** The feed as JSON. Source: JSON Feed 1.1, jsonfeed.org/version/1.1. */
export function toJsonFeed(feed: Feed): Record<string, unknown> {
  const { title, description, language, origin, self, page, items } = feed;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title,
    description,
    language,
    home_page_url: origin + page,
    feed_url: origin + self,
    authors: [{ name: "Hamkor" }],
    items: items.map((one) => ({
      id: idOf(feed.name, one.id),
      url: origin + one.path,
      title: one.title,
      content_text: one.text,
      date_published: momentOf(one.day),
      tags: one.tags,
    })),
  };
}

function entryOf(feed: Feed, one: FeedItem): string {
  const tags = one.tags.map((tag) => `<category term="${escapeXml(tag)}"/>`).join("");
  return [
    "<entry>",
    `<id>${idOf(feed.name, one.id)}</id>`,
    `<title>${escapeXml(one.title)}</title>`,
    `<updated>${momentOf(one.day)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.origin + one.path)}"/>`,
    `${tags}<content type="text">${escapeXml(one.text)}</content>`,
    "</entry>",
  ].join("\n");
}

/** A day is known to the day: its moment is its beginning in UTC, for want of a better one. */
function momentOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The namespace of names that are addresses. Source: RFC 9562, 6.6. */
const addresses = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** An id that is the same wherever the dossier is served from. Source: RFC 9562, 5.5 (UUID version 5). */
function idOf(feed: string, item: string): string {
  const hash = createHash("sha1").update(addresses).update(`hamkor/${feed}/${item}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString("hex");
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
}
