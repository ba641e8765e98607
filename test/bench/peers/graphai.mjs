/** The graph as data of `graphai`, with an agent a node; a graph runs once, so it is made anew for each run. */
import { GraphAI } from "graphai";

export function build({ inputs, nodes, outputs }) {
  const wanted = new Set(outputs);
  const computed = nodes.map(({ name, from, own }) => [
    name,
    {
      agent: async ({ args }) => own(...args),
      inputs: { args: from.map((each) => `:${each}`) },
      isResult: wanted.has(name),
    },
  ]);
  return async (values) => {
    const given = inputs.map((name) => [name, { value: values[name] }]);
    const data = { version: 0.5, concurrency: nodes.length, nodes: Object.fromEntries([...given, ...computed]) };
    return new GraphAI(data, {}).run();
  };
}
