import { readFileSync } from "node:fs";
import { readNetwork } from "../../../src/models/corridors/network.ts";
import { createRates } from "../../../src/models/corridors/rates.ts";
import { readSurvey } from "../../../src/models/corridors/survey.ts";
import { readTransport } from "../../../src/models/corridors/transport.ts";
import { createWays } from "../../../src/models/corridors/ways.ts";

/** The dossier that ships, as an engine reads it. */
export const dossier = "dossiers/central-asia";

/** A file of the dossier with its text. */
export const fileOf = (path: string, folder = dossier) => ({
  path,
  text: readFileSync(`${folder}/${path}`, "utf8"),
});

/** The shipped network, laid out. */
export function shippedNetwork() {
  const network = readNetwork({
    nodes: fileOf("region/corridor_nodes.csv"),
    links: fileOf("region/corridor_links.csv"),
  });
  const transport = readTransport(fileOf("region/networks/transport.yaml"));
  const survey = readSurvey(fileOf("region/cpmm_indicators.csv"));
  const ways = createWays(network, transport);
  return { network, transport, survey, ways, rates: createRates(ways, survey) };
}
