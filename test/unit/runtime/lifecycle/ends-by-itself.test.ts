/** A process whose runs were retried, timed, limited and aborted ends by itself, without a word. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const SCRIPT = `
import { dataflow, limit, node, retry, timeout } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
const inputs = [], parameters = ["context"], type = "number", isAsync = true, position = { line: 1, column: 1 };
const toDefinition = (name, ...modifiers) => ({
  name, function: node(...modifiers), parameters, inputs, type, isAsync, position, documentation: "", codeVersion: "0",
  modifiers: modifiers.slice(0, -1).map(({ kind }) => ({ kind })),
});
const stall = ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const definitions = [
  toDefinition("retried", retry({ delayMs: 5 }), async ({ attempt }) => { if (attempt < 3) throw new Error("no"); return attempt; }),
  toDefinition("timely", timeout(600_000), async () => 1),
  toDefinition("late", timeout(5), () => new Promise(() => {})),
  toDefinition("limited", limit({ name: "api", concurrency: 1, perSecond: 100 }), async () => 2),
  toDefinition("stalled", timeout(600_000), (context) => stall(context)),
  toDefinition("delayed", retry({ delayMs: 600_000 }), async () => { throw new Error("no"); }),
  toDefinition("queued", limit({ name: "slow", perSecond: 0.001 }), async () => 3),
];
const module = { $manifest: { manifestVersion: MANIFEST_VERSION, module: "m.ts", definitions } };
const flow = dataflow({ modules: [module], adapters: [gracefulErrors()] });
console.log(JSON.stringify(await flow.execute(["retried", "timely", "late", "limited", "queued"])));
const controller = new AbortController();
const running = Promise.allSettled(["stalled", "delayed", "queued"].map((name) => flow.execute([name], { signal: controller.signal })));
setTimeout(() => controller.abort(), 20);
console.log((await running).map(({ reason }) => reason.code).join());
`;

it("a process that has retried, waited, queued and aborted ends by itself", async () => {
  const root = join(import.meta.dirname, "../../../..");
  const script = `import { MANIFEST_VERSION } from "@icosian/runtime/tooling";\n${SCRIPT}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  // If anything were left behind, the process would run for ten minutes, and the test would fail.
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect({ code, errors, lines: output.trim().split("\n") }).toEqual({
    code: 0,
    errors: "",
    lines: ['{"retried":3,"timely":1,"late":null,"limited":2,"queued":3}', "ICO8002,ICO8002,ICO8002"],
  });
});
