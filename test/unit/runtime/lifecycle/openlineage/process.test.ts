/** A process that sends events ends by itself, whatever the server does. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LineageServer } from "./lineage-server.ts";

const root = join(import.meta.dirname, "../../../../..");

const PROGRAM = `
import { dataflow, MANIFEST_VERSION } from "@icosian/runtime";
import { openLineage } from "@icosian/runtime/openlineage";
const a = (x) => x + 1;
const definition = {
  name: "a", function: a, parameters: ["positional"], type: "number", isAsync: false, documentation: "",
  inputs: [{ name: "x", type: "number", isOptional: false, passing: "positional" }],
  position: { line: 1, column: 1 }, codeVersion: "0".repeat(24),
};
const module = { a, $manifest: { manifestVersion: MANIFEST_VERSION, module: "src/a.ts", definitions: [definition] } };
const lineage = openLineage({ namespace: "tests", jobName: "a", ...JSON.parse(process.env.LINEAGE) });
const flow = dataflow({ modules: [module], adapters: [lineage] });
console.log(flow.executeSync(["a"], { inputs: { x: 1 } }).a);
if (process.env.CLOSES === "yes") await flow.close();
`;

let server: LineageServer;

beforeEach(async () => {
  server = new LineageServer();
  await server.start();
});
afterEach(() => server.close());

/** Runs the program to its end. */
function run(
  closes: "yes" | "no",
  options: object = {},
): Promise<{ readonly code: number | null; readonly text: string }> {
  const LINEAGE = JSON.stringify({ url: server.url, ...options });
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    cwd: root,
    env: { ...process.env, LINEAGE, CLOSES: closes },
    timeout: 60_000,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, text })));
}

describe.each(["yes", "no"] as const)("closes its dataflow: %s", (closes) => {
  it("and the server has everything when it ends", async () => {
    expect(await run(closes)).toEqual({ code: 0, text: "2\n" });
    expect(server.accepted.map(({ eventType }) => eventType)).toEqual(["START", "COMPLETE"]);
  });

  it("and the server never answers", async () => {
    server.answer = () => "never";
    const { code, text } = await run(closes, { timeoutMs: 100, retries: 1, retryDelayMs: 60_000 });
    expect([code, text.split("\n")[0]]).toEqual([0, "2"]);
    if (closes === "yes") expect(text).toContain("`openLineage` lost the event START");
  });

  it("and there is no server", async () => {
    await server.close();
    const { code, text } = await run(closes, { retryDelayMs: 50 });
    expect([code, text.split("\n")[0]]).toEqual([0, "2"]);
    if (closes === "yes") expect(text).toContain("ECONNREFUSED");
    await server.start();
  });
});
