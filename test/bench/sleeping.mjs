/** Measures a skewed graph of nodes that sleep against its critical path, which nobody can beat. */
import { strictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { measure } from "./measure.mjs";
import * as nodes from "./sleeping-nodes.ts";

const GOAL = 1.01;

/**
 * Measures it.
 *
 * @returns {Promise<readonly { name: string, milliseconds: number, ratio: number, goal: number | null }[]>} Medians,
 *   against the critical path.
 */
export async function measureSleeping() {
  const flow = dataflow(nodes);
  const runs = {
    "execute, skewed graph of sleeps": async () => (await flow.execute(["k"], { inputs: { start: 1 } })).k,
    "a promise a node by hand": () => runPromises(1),
    "a Promise.all a level by hand": () => runLevels(1),
  };
  for (const run of Object.values(runs)) strictEqual(await run(), 17);
  const times = await measure(runs, { rounds: 5 });
  const path = findCriticalPath(flow);
  return Object.entries(times).map(([name, milliseconds], index) => ({
    name,
    milliseconds,
    ratio: milliseconds / path,
    goal: index === 0 ? GOAL : null,
  }));
}

/** The longest sum of sleeps from node to node, by the dataflow's own account of them. */
function findCriticalPath(flow) {
  const ends = new Map([["start", 0]]);
  const pending = [...flow.exportExecution(["k"]).nodes].filter(({ name }) => name !== "start");
  while (pending.length > 0) {
    const { name, requiredDependencies } = pending.shift();
    if (requiredDependencies.every((each) => ends.has(each)))
      ends.set(name, nodes.SLEEPS[name] + Math.max(...requiredDependencies.map((each) => ends.get(each))));
    else pending.push({ name, requiredDependencies });
  }
  return ends.get("k");
}

async function runPromises(start) {
  const pa = nodes.a(start);
  const pb = nodes.b(start);
  const pc = pa.then(nodes.c);
  const pd = pb.then(nodes.d);
  const pe = pd.then(nodes.e);
  const pf = Promise.all([pa, pb]).then(([a, b]) => nodes.f(a, b));
  const pg = pc.then(nodes.g);
  const ph = pf.then(nodes.h);
  const pi = Promise.all([pe, pg]).then(([e, g]) => nodes.i(e, g));
  const pj = ph.then(nodes.j);
  return Promise.all([pi, pj]).then(([i, j]) => nodes.k(i, j));
}

async function runLevels(start) {
  const [a, b] = await Promise.all([nodes.a(start), nodes.b(start)]);
  const [c, d, f] = await Promise.all([nodes.c(a), nodes.d(b), nodes.f(a, b)]);
  const [e, g, h] = await Promise.all([nodes.e(d), nodes.g(c), nodes.h(f)]);
  const [i, j] = await Promise.all([nodes.i(e, g), nodes.j(h)]);
  return nodes.k(i, j);
}
