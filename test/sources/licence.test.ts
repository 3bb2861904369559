import { describe, expect, it } from "vitest";
import { openDossier } from "../../src/sources/index.ts";
import { checkLicences } from "../../src/sources/licence.ts";

const file = (kind: string, redistribute: string) => ({ path: `${kind}/x`, kind, redistribute });

describe("checkLicences", () => {
  it("D5: lets pass what says yes, and what nobody owns", () => {
    checkLicences([file("table", "yes"), file("settings", "unknown"), file("sidecar", "unknown")]);
  });

  it("D5: stops at no and at unknown alike, and names the file", () => {
    for (const kind of ["document", "table", "map"]) {
      for (const redistribute of ["no", "unknown"]) {
        expect(() => checkLicences([file("table", "yes"), file(kind, redistribute)])).toThrow(
          new RegExp(`${kind}/x \\(${redistribute}\\)`),
        );
      }
    }
  });
});

describe("the shipped dossier", () => {
  it("D5: holds only tables and maps that may be passed on, under 15 MB together", () => {
    const { files } = openDossier("dossiers/central-asia");
    // Documents state their own licence in their front matter: test/acceptance/licence.test.ts holds those.
    checkLicences(files.filter((one) => one.kind !== "document"));
    expect(files.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThan(15e6);
  });
});
