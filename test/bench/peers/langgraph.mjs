/** The graph as a state graph of `@langchain/langgraph`: a channel of the state a value. */
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";

export function build({ inputs, nodes, outputs }) {
  const given = new Set(inputs);
  const names = [...inputs, ...nodes.map(({ name }) => name)];
  const graph = new StateGraph(Annotation.Root(Object.fromEntries(names.map((name) => [name, Annotation()]))));
  // A node must not be called as a channel is.
  const toTask = (name) => `run_${name}`;
  for (const { name, from, own } of nodes)
    graph.addNode(toTask(name), async (state) => ({ [name]: await own(...from.map((each) => state[each])) }));
  for (const { name, from } of nodes) {
    const needed = [...new Set(from.filter((each) => !given.has(each)))].map(toTask);
    if (needed.length === 0) graph.addEdge(START, toTask(name));
    else graph.addEdge(needed, toTask(name));
  }
  for (const name of outputs) graph.addEdge(toTask(name), END);
  const compiled = graph.compile();
  return async (values) => {
    const state = await compiled.invoke(values, { recursionLimit: nodes.length + 10 });
    return Object.fromEntries(outputs.map((name) => [name, state[name]]));
  };
}
