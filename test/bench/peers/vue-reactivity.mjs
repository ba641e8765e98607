/** The graph as computed refs of `@vue/reactivity`. */
import { computed, shallowRef } from "@vue/reactivity";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, shallowRef(0)]);
  const refs = new Map(given);
  const read = (source) => source.value;
  for (const { name, from, own } of nodes)
    refs.set(
      name,
      computed(
        callWith(
          own,
          from.map((each) => refs.get(each)),
          read,
        ),
      ),
    );
  const results = outputs.map((name) => [name, refs.get(name)]);
  return (values) => {
    for (const [name, each] of given) each.value = values[name];
    return Object.fromEntries(results.map(([name, each]) => [name, each.value]));
  };
}
