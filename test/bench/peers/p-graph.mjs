/** The graph as tasks of `p-graph`; it passes no values on, so tasks leave theirs in a shared place. */
import { PGraph } from "p-graph";

export function build({ inputs, nodes, outputs }) {
  let current = {};
  const given = new Set(inputs);
  const tasks = nodes.map(({ name, from, own }) => [name, { run: toRun(name, from, own) }]);
  const edges = nodes.flatMap(({ name, from }) => from.filter((each) => !given.has(each)).map((each) => [each, name]));
  const graph = new PGraph(new Map(tasks), edges);
  return async (values) => {
    current = { ...values };
    await graph.run();
    return Object.fromEntries(outputs.map((name) => [name, current[name]]));
  };

  function toRun(name, from, own) {
    return async () => {
      current[name] = await own(...from.map((each) => current[each]));
    };
  }
}
