/** Records a run of many nodes, each of which says on standard output that it is done; used by `process.test.ts`. */
import { dataflow, MANIFEST_VERSION } from "@icosian/runtime";
import { recordRuns } from "@icosian/runtime/runs";

const [folder, end] = process.argv.slice(2);
const COUNT = 2000;

const definitions = Array.from({ length: COUNT }, (_, index) => ({
  name: `node${index}`,
  function: () => {
    if (index === 200 && end === "exit") process.exit(3);
    if (index === 200 && end === "throw")
      setTimeout(() => {
        throw new Error("outside of the run");
      });
    if (index % 100 === 0) process.stdout.write(`${index}\n`);
    return new Promise((resolve) => void setTimeout(resolve, 1));
  },
  parameters: index === 0 ? [] : ["positional"],
  inputs: index === 0 ? [] : [{ name: `node${index - 1}`, type: "void", isOptional: false, passing: "positional" }],
  type: "void",
  isAsync: true,
  documentation: "",
  position: { line: index + 1, column: 1 },
  codeVersion: "0".repeat(24),
}));
const module = { $manifest: { manifestVersion: MANIFEST_VERSION, module: "src/a.ts", definitions } };
const flow = dataflow({ modules: [module], adapters: [recordRuns({ folder })] });
await flow.execute([`node${end === "short" ? 20 : COUNT - 1}`]);
