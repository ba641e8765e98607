/** The graph as an `LGraph` of `litegraph.js`: a node a node, run a step at a time. */
import lite from "litegraph.js";

const { LGraph, LGraphNode, LiteGraph } = lite;

export function build({ inputs, nodes, outputs }) {
  LiteGraph.MAX_NUMBER_OF_NODES = Infinity;
  const graph = new LGraph();
  const byName = new Map();
  const given = {};
  const add = (name, sources, onExecute) => {
    const node = new LGraphNode(name);
    node.addOutput("value", "number");
    sources.forEach((source) => node.addInput(source, "number"));
    // As `LiteGraph.createNode` does.
    node.mode = LiteGraph.ALWAYS;
    node.onExecute = onExecute;
    graph.add(node, true);
    sources.forEach((source, index) => byName.get(source).connect(0, node, index));
    byName.set(name, node);
    return node;
  };
  for (const name of inputs)
    add(name, [], function () {
      this.setOutputData(0, given[name]);
    });
  for (const { name, from, own } of nodes) add(name, from, toCall(own, from.length));
  const results = {};
  for (const name of outputs) {
    const sink = add(`${name}, read`, [name], function () {
      results[name] = this.getInputData(0);
    });
    sink.removeOutput(0);
  }
  graph.updateExecutionOrder();
  return (values) => {
    Object.assign(given, values);
    graph.runStep();
    return { ...results };
  };
}

function toCall(own, count) {
  if (count === 1)
    return function () {
      this.setOutputData(0, own(this.getInputData(0)));
    };
  if (count === 2)
    return function () {
      this.setOutputData(0, own(this.getInputData(0), this.getInputData(1)));
    };
  return function () {
    this.setOutputData(0, own(...this.inputs.map((_, index) => this.getInputData(index))));
  };
}
