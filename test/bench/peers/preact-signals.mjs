/** The graph as computed signals of `@preact/signals-core`. */
import { batch, computed, signal } from "@preact/signals-core";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, signal(0)]);
  const signals = new Map(given);
  const read = (source) => source.value;
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
    batch(() => {
      for (const [name, each] of given) each.value = values[name];
    });
    return Object.fromEntries(results.map(([name, each]) => [name, each.value]));
  };
}
