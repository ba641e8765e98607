/** The graph as tasks of `async.auto`. */
import { auto } from "async";

export function build({ inputs, nodes, outputs }) {
  const given = new Set(inputs);
  return async (values) => {
    const tasks = nodes.map(({ name, from, own }) => {
      const needed = from.filter((each) => !given.has(each));
      const read = (results) => (each) => (given.has(each) ? values[each] : results[each]);
      // Async functions get no callback; the results come first only where there are any to come.
      const task =
        needed.length === 0
          ? async () => own(...from.map(read({})))
          : async (results) => own(...from.map(read(results)));
      return [name, [...needed, task]];
    });
    const results = await auto(Object.fromEntries(tasks));
    return Object.fromEntries(outputs.map((name) => [name, results[name]]));
  };
}
