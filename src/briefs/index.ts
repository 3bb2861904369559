export { type Feed, type FeedItem, toAtom, toJsonFeed } from "./feed.ts";
