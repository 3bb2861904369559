import { z } from "zod";
import { readBytes } from "../sources/index.ts";
import { notFound } from "./answer.ts";
import { type Route, route } from "./route.ts";

/** Map layers, as GeoJSON from the dossier: no tile comes from anywhere else. */
export const mapRoutes: readonly Route[] = [
  route({
    path: "/api/maps/{layer}",
    summary: "One layer of the map, as GeoJSON.",
    parameters: z.object({ layer: z.string() }),
    query: z.object({}),
    answer: z.string(),
    mediaType: "application/geo+json",
    handle: async ({ opened: { dossier } }, { layer }) => {
      const found = dossier.settings.maps.find((one) => one.id === layer);
      const isThere = dossier.files.some((file) => file.path === found?.file);
      if (found === undefined || !isThere) throw notFound("map layer");
      return readBytes(dossier, found.file).toString("utf8");
    },
  }),
];
