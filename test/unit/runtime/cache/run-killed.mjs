/**
 * Runs a dataflow with a cache once, for a test that kills the process meanwhile: `run-killed.mjs <module> <folder> <log>
 * <seed>`. Each line of the log is one thing that has happened, written before anything else can happen.
 */
import { openSync, writeSync } from "node:fs";
import { dataflow } from "@icosian/runtime";
import { cache } from "@icosian/runtime/cache";

const [, , module, path, log, seed] = process.argv;
const file = openSync(log, "a");
const tell = (...words) => writeSync(file, `${words.join(" ")}\n`);

const recorder = {
  name: "recorder",
  postNodeExecute: ({ node, items, outcome }) =>
    tell(outcome, [node.name, ...items.map(({ index }) => index)].join(".")),
  onWarning: ({ message }) => tell("warned", message),
};
const flow = dataflow({ modules: [await import(module)], adapters: [recorder, cache({ folder: path })] });
tell("began");
const results = await flow.execute(["total", "last"], { inputs: { seed: Number(seed) } });
await flow.close();
tell("ended", JSON.stringify(results));
