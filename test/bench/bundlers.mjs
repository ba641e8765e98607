/**
 * Measures what the plugin for bundlers does to files, in this process and on one core.
 *
 * `node --import @icosian/transformer/register test/bench/bundlers.mjs` after `npm run build`. The project is one of 400
 * modules of which one in ten is a dataflow module; its files go through the plugin's own transform.
 */
import { transformModule } from "../../transformer/dist/hosts/bundlers/transform-module.js";
import { resolveBundlerOptions } from "../../transformer/dist/hosts/bundlers/bundler-options.js";
import { layered } from "./graphs.mjs";
import { measureSync } from "./measure.mjs";

const MODULES = 400;
const ROUNDS = 21;

const options = resolveBundlerOptions({});
const dataflowModules = writeModules(40, `"use dataflow";\n`);
const plainModules = writeModules(MODULES - 40, "");

const rows = [
  measureFiles("400 modules, 40 of them dataflow modules", [...dataflowModules, ...plainModules]),
  measureFiles("40 dataflow modules", dataflowModules),
];
console.table(rows);

/** @param {readonly { file: string, text: string }[]} files */
function measureFiles(name, files) {
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  const transform = () => {
    for (const { file, text } of files) transformModule(file, text, options);
  };
  measureSync({ transform }, { rounds: 5 });
  const { transform: milliseconds } = measureSync({ transform }, { rounds: ROUNDS });
  return { name, megabytes: bytes / 1e6, milliseconds, "MB/s": bytes / 1e3 / milliseconds };
}

/** Modules of 25 functions each, with documentation, types and bodies of some lines. */
function writeModules(count, head) {
  const { nodes } = layered(25 * count, 50);
  return Array.from({ length: count }, (_, module) => ({
    file: `/project/src/${head === "" ? "plain" : "features"}${module}.ts`,
    text:
      head +
      nodes
        .slice(25 * module, 25 * (module + 1))
        .map(writeFunction)
        .join("\n"),
  }));
}

function writeFunction({ name, from }) {
  const parameters = from.map((each) => `${each}: Float64Array`).join(", ");
  return `/** Computes ${name} of ${from.join(" and ")}, row by row. */
export function ${name}(${parameters}, rate: number): Float64Array {
  const total = new Float64Array(${from[0]}.length);
  for (let index = 0; index < total.length; index++) {
    const value = ${from.map((each) => `(${each}[index] ?? 0)`).join(" + ")};
    total[index] = value > 0 ? value * rate : 0;
  }
  return total;
}
`;
}
