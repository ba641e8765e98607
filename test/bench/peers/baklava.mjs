/** The graph in an `Editor` of BaklavaJS, computed by its `DependencyEngine`. */
import { createRequire } from "node:module";

// Its files for `import` name no extensions, which only bundlers find.
const require = createRequire(import.meta.url);
const { Editor, NodeInterface, defineNode } = require("@baklavajs/core");
const { DependencyEngine } = require("@baklavajs/engine");

export function build({ inputs, nodes, outputs }) {
  const editor = new Editor();
  const engine = new DependencyEngine(editor);
  const byName = new Map();
  const add = (name, from, calculate) => {
    const Definition = defineNode({
      type: name,
      inputs: Object.fromEntries(from.map((source) => [source, () => new NodeInterface(source, 0)])),
      outputs: { value: () => new NodeInterface("value", 0) },
      calculate,
    });
    const node = editor.graph.addNode(new Definition());
    byName.set(name, node);
    for (const source of from) editor.graph.addConnection(byName.get(source).outputs.value, node.inputs[source]);
  };
  for (const name of inputs) add(name, [], (_, { globalValues }) => ({ value: globalValues[name] }));
  for (const { name, from, own } of nodes)
    add(name, from, (values) => {
      const value = own(...from.map((source) => values[source]));
      return value instanceof Promise ? value.then((waited) => ({ value: waited })) : { value };
    });
  const sinks = outputs.map((name) => [name, byName.get(name).id]);
  return async (values) => {
    const results = await engine.runOnce(values);
    return Object.fromEntries(sinks.map(([name, id]) => [name, results.get(id).get("value")]));
  };
}
