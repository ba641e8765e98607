/** The graph in a `NodeEditor` of Rete, computed by its `DataflowEngine`. */
import { ClassicPreset, NodeEditor } from "rete";
import { DataflowEngine } from "rete-engine";

export async function build({ inputs, nodes, outputs }) {
  const socket = new ClassicPreset.Socket("number");
  const editor = new NodeEditor();
  const engine = new DataflowEngine();
  editor.use(engine);
  const byName = new Map();
  const given = {};
  const add = async (name, from, data) => {
    const node = new ClassicPreset.Node(name);
    for (const source of from) node.addInput(source, new ClassicPreset.Input(socket));
    node.addOutput("value", new ClassicPreset.Output(socket));
    node.data = data;
    byName.set(name, node);
    await editor.addNode(node);
    for (const source of from)
      await editor.addConnection(new ClassicPreset.Connection(byName.get(source), "value", node, source));
  };
  for (const name of inputs) await add(name, [], () => ({ value: given[name] }));
  for (const { name, from, own } of nodes) {
    // A connection gives a list of one value, because sockets may have several.
    await add(name, from, (values) => {
      const value = own(...from.map((source) => values[source][0]));
      return value instanceof Promise ? value.then((waited) => ({ value: waited })) : { value };
    });
  }
  const sinks = outputs.map((name) => [name, byName.get(name).id]);
  return async (values) => {
    Object.assign(given, values);
    engine.reset();
    const results = await Promise.all(sinks.map(([, id]) => engine.fetch(id)));
    return Object.fromEntries(sinks.map(([name], index) => [name, results[index].value]));
  };
}
