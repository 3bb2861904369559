import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, describe, expect, it } from "vitest";
import { command, copyDossier } from "./setting.ts";

const copy = copyDossier();
afterAll(() => copy.remove());

describe("hamkor mcp", () => {
  it("answers a program on standard input, and ends when the program does", async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [command, "mcp", "--dossier", copy.folder, "--store", copy.store],
      stderr: "ignore",
    });
    const client = new Client({ name: "test", version: "1" });
    await client.connect(transport, { timeout: 120_000 });
    const { tools } = await client.listTools();
    expect(tools.length).toBe(6);
    const { content } = await client.callTool({
      name: "run_scenario",
      arguments: { id: "neighbour-insecurity" },
    });
    expect(JSON.stringify(content)).toContain("hamkor-data");
    await client.close();
    expect(transport.pid).toBeNull();
  }, 180_000);
});
