import { describe, expect, it } from "vitest";
import { actedKinds, listStatuses, parseStatusRules } from "../../src/register/index.ts";
import type { Problem } from "../../src/terms/index.ts";
import { ruleFile, shippedRules } from "./rules.ts";

const acts = ruleFile("acts.yaml");
const status = ruleFile("status.yaml");

function refusal(actsYaml: string, statusYaml: string): Problem | undefined {
  try {
    parseStatusRules(actsYaml, statusYaml);
  } catch (error) {
    return error as Problem;
  }
  return undefined;
}

describe("parseStatusRules", () => {
  it("reads the shipped rules, with a last rule for what is not known in every kind", () => {
    for (const kind of actedKinds) {
      const rules = shippedRules.kinds[kind];
      expect(rules[rules.length - 1]?.status).toBe("unknown");
    }
  });

  it("labels every status and every act in English, Uzbek, Russian and Kazakh", () => {
    const words = [...shippedRules.acts.values(), ...listStatuses(shippedRules)];
    for (const { label } of words) {
      expect(Object.keys(label).sort()).toEqual(["en", "kk", "ru", "uz-Latn"]);
    }
  });

  it("refuses a rule that names an act which is not in the list", () => {
    const found = refusal(acts, status.replace("has: [terminated]", "has: [evaporated]"));
    expect(found?.code).toBe("rules-wrong");
    expect(found?.message).toContain("agreement/terminated names evaporated");
  });

  it("refuses a rule that names an act of another kind of entry", () => {
    const found = refusal(acts, status.replace("has: [terminated]", "has: [held]"));
    expect(found?.message).toContain("names held, which is not an act of agreement entries");
  });

  it("refuses a condition that it does not know, and a rule that stands twice", () => {
    expect(refusal(acts, status.replace("has: [terminated]", "had: [terminated]"))?.code).toBe(
      "rules-wrong",
    );
    const twice = status.replace("id: agreement/terminated", "id: agreement/superseded");
    expect(refusal(acts, twice)?.message).toContain("stands twice");
  });

  it("refuses rules that could leave an entry without a status", () => {
    const open = status.replace(/(id: meeting\/unknown[\s\S]*?when: )\{\}/, "$1{ has: [held] }");
    expect(refusal(acts, open)?.message).toContain("the last rule of meeting");
  });

  it("refuses what is not YAML", () => {
    expect(refusal(acts, "agreement: [")?.code).toBe("content-unreadable");
  });
});
