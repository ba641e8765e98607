/** The graph as a flow of `flowed`: a task a node. */
import { FlowManager } from "flowed";

export function build({ nodes, outputs, isAsync }) {
  const tasks = {};
  const resolvers = {};
  for (const { name, from, own } of nodes) {
    tasks[name] = {
      requires: from,
      provides: [name],
      resolver: { name, params: Object.fromEntries(from.map((each) => [each, each])), results: { value: name } },
    };
    const call = (params) => own(...from.map((each) => params[each]));
    resolvers[name] = isAsync
      ? async (params) => ({ value: await call(params) })
      : (params) => ({ value: call(params) });
  }
  return (values) => FlowManager.run({ tasks }, values, outputs, resolvers);
}
