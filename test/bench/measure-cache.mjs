/** One measurement of the cache: `node measure-cache.mjs WHAT prepare|measure FOLDER` prints a number. */
import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import { dataflow, MANIFEST_VERSION } from "@icosian/runtime";
import { cache, folder, memory } from "@icosian/runtime/cache";

const [what, step, path] = process.argv.slice(2);
const WIDTH = 50;

/** Layers of nodes that each read one of the layer before, and give 1 KiB. */
function makeNodes(count) {
  const input = (name) => ({ name, type: "Uint8Array", isOptional: false, passing: "positional" });
  const definitions = Array.from({ length: count }, (_, at) => ({
    name: `n${at}`,
    function: (before) => {
      const value = new Uint8Array(1024).fill(before[0]);
      new DataView(value.buffer).setUint32(0, at);
      return value;
    },
    parameters: ["positional"],
    inputs: [input(at < WIDTH ? "start" : `n${at - WIDTH}`)],
    type: "Uint8Array",
    isAsync: false,
    documentation: "",
    position: { line: at + 1, column: 1 },
    codeVersion: String(at).padStart(24, "0"),
  }));
  return {
    module: { $manifest: { manifestVersion: MANIFEST_VERSION, module: "src/nodes.ts", code: [], definitions } },
    outputs: definitions.slice(-WIDTH).map(({ name }) => name),
    inputs: { start: Uint8Array.of(7) },
  };
}

/** One node that gives 10 MB. */
function makeLarge() {
  const definition = {
    name: "large",
    function: (size) => Float64Array.from({ length: size }, (_, at) => at),
    parameters: ["positional"],
    inputs: [{ name: "size", type: "number", isOptional: false, passing: "positional" }],
    type: "Float64Array",
    isAsync: false,
    documentation: "",
    position: { line: 1, column: 1 },
    codeVersion: "1".repeat(24),
  };
  const definitions = [definition];
  return {
    module: { $manifest: { manifestVersion: MANIFEST_VERSION, module: "src/large.ts", code: [], definitions } },
    outputs: ["large"],
    inputs: { size: 1_250_000 },
  };
}

const { module, outputs, inputs } = what === "large-hit" ? makeLarge() : makeNodes(4000);

function run(adapters, more = {}) {
  return execute(dataflow({ modules: [module], adapters }), more);
}

function execute(flow, more = {}) {
  const begun = performance.now();
  const results = flow.executeSync(outputs, { inputs: { ...inputs, ...more } });
  return { milliseconds: performance.now() - begun, results };
}

const toFolder = () => folder(join(path, "cache"));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

if (step === "prepare") {
  if (["folder-hit", "all-hit", "large-hit"].includes(what)) run([cache({ store: toFolder() })]);
} else console.log(measure());

function measure() {
  const plain = () => run([]).milliseconds;
  const perNode = (milliseconds) => (milliseconds * 1000) / 4000;
  switch (what) {
    case "memory-hit":
    case "folder-hit": {
      const store = what === "memory-hit" ? memory() : toFolder();
      const flow = dataflow({ modules: [module], adapters: [cache({ store })] });
      const first = execute(flow);
      const times = Array.from({ length: 15 }, () => {
        const { milliseconds, results } = execute(flow);
        deepStrictEqual(results, first.results);
        return milliseconds;
      });
      return perNode(median(times.slice(5)));
    }
    case "memory-cold":
    case "folder-cold": {
      const store = what === "memory-cold" ? memory() : toFolder();
      // Each run has another input, so everything is computed.
      const times = Array.from({ length: 5 }, (_, at) => {
        const added = run([cache({ store })], { start: Uint8Array.of(7, at) }).milliseconds;
        return added - plain();
      });
      return perNode(median(times));
    }
    case "all-hit": {
      const { milliseconds, results } = run([cache({ store: toFolder() })]);
      deepStrictEqual(results, run([]).results);
      return milliseconds;
    }
    case "large-hit": {
      const store = toFolder();
      const times = Array.from({ length: 15 }, () => run([cache({ store })]).milliseconds);
      return 0.01 / (median(times.slice(5)) / 1000);
    }
    default:
      throw new Error(`Nothing is called ${what}.`);
  }
}
