/** The graph as computed signals of `alien-signals`. */
import { computed, endBatch, signal, startBatch } from "alien-signals";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, signal(0)]);
  const signals = new Map(given);
  const read = (source) => source();
  for (const { name, from, own } of nodes)
    signals.set(
      name,
      computed(
        callWith(
          own,
          from.map((each) => signals.get(each)),
          read,
        ),
      ),
    );
  const results = outputs.map((name) => [name, signals.get(name)]);
  return (values) => {
    startBatch();
    for (const [name, each] of given) each(values[name]);
    endBatch();
    return Object.fromEntries(results.map(([name, each]) => [name, each()]));
  };
}
