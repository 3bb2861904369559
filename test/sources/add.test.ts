import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDocument, safeName } from "../../src/sources/index.ts";

let folder = "";
let elsewhere = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-add-"));
  elsewhere = mkdtempSync(join(tmpdir(), "hamkor-from-"));
  writeFileSync(join(folder, "dossier.yaml"), "id: test\n");
});
afterEach(() => {
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true });
});

describe("addDocument", () => {
  it("copies the bytes unchanged and writes what is known beside them, licence unknown unless said", () => {
    const source = join(elsewhere, "Bitim (1998).txt");
    writeFileSync(source, "a\r\nb");
    const added = addDocument(folder, source, { date: "1998-10-31" });
    expect(added).toMatchObject({ state: "added", path: "documents/Bitim-1998.txt" });
    expect(readFileSync(join(folder, added.path), "utf8")).toBe("a\r\nb");
    const sidecar = readFileSync(join(folder, `${added.path}.meta.yaml`), "utf8");
    expect(sidecar).toContain("1998-10-31");
    expect(sidecar).toContain("redistribute: unknown");
  });

  it("adds the same bytes once, and never overwrites a file of the same name", () => {
    const one = join(elsewhere, "a.txt");
    writeFileSync(one, "first");
    addDocument(folder, one, {});
    expect(addDocument(folder, one, {}).state).toBe("already there");
    writeFileSync(one, "second");
    expect(addDocument(folder, one, {}).path).toMatch(/^documents\/[0-9a-f]{8}-a\.txt$/);
    expect(readFileSync(join(folder, "documents/a.txt"), "utf8")).toBe("first");
  });

  it("says what is wrong when the file or the dossier is not there", () => {
    expect(() => addDocument(folder, join(elsewhere, "none"), {})).toThrow(/no such file/);
    mkdirSync(join(elsewhere, "empty"));
    writeFileSync(join(elsewhere, "x"), "");
    expect(() => addDocument(join(elsewhere, "empty"), join(elsewhere, "x"), {})).toThrow(
      /hamkor new/,
    );
    expect(readdirSync(join(elsewhere, "empty"))).toEqual([]);
  });
});

describe("safeName", () => {
  it("F5: keeps letters of every script and nothing that could leave a folder", () => {
    expect(safeName("Қазақстан — Oʻzbekiston.pdf")).toBe("Қазақстан-Oʻzbekiston.pdf");
    for (const name of [
      "..",
      "../a",
      "..\\a",
      "/etc/x",
      "C:\\x",
      "a\u0000b",
      "%2e%2e/x",
      "．．/x",
      ".hidden",
      "a\u202etxt.exe",
      "x".repeat(300),
      "trailing.",
      "",
    ]) {
      const safe = safeName(name);
      expect(safe, name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);
      expect(safe).not.toContain("..");
      expect(Buffer.byteLength(safe)).toBeLessThan(255);
    }
    expect(safeName("con.txt")).toBe("document-con.txt");
  });
});
