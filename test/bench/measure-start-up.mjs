/** Starts once: imports the runtime and the modules of a graph, links, executes; prints the milliseconds of each. */
import { importAll, readGraph } from "./load-graph.mjs";

const [folder] = process.argv.slice(2);
const times = {};
let last = performance.now();
const { dataflow } = await import("@icosian/runtime");
note("importing the runtime");
const { files, inputs: names, outputs } = readGraph(folder);
const inputs = Object.fromEntries(names.map((name, index) => [name, index + 1]));
last = performance.now();
const modules = await importAll(folder, files);
note("importing the modules with their manifests");
const flow = dataflow({ modules });
note("linking");
flow.executeSync(outputs, { inputs });
note("first executeSync, interpreter");
flow.executeSync(outputs, { inputs });
note("second executeSync, interpreter");
const [{ planned }] = await importAll(folder, ["planned.js"]);
note("importing the plan as code");
flow.executeSync(planned, { inputs });
note("first executeSync, written");
console.log(JSON.stringify(times));

function note(name) {
  times[name] = performance.now() - last;
  last = performance.now();
}
