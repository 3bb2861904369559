import { readFileSync } from "node:fs";
import { parseStatusRules } from "../../src/register/index.ts";

const content = new URL("../../content/rules/", import.meta.url);

/** A file of the shipped rules, as text. */
export const ruleFile = (name: string): string => readFileSync(new URL(name, content), "utf8");

/** The rules and the list of acts that the program ships. */
export const shippedRules = parseStatusRules(ruleFile("acts.yaml"), ruleFile("status.yaml"));
