/** The graph as reactive elements of `@reactively/core`. */
import { reactive } from "@reactively/core";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, reactive(0)]);
  const elements = new Map(given);
  const read = (source) => source.get();
  for (const { name, from, own } of nodes)
    elements.set(
      name,
      reactive(
        callWith(
          own,
          from.map((each) => elements.get(each)),
          read,
        ),
      ),
    );
  const results = outputs.map((name) => [name, elements.get(name)]);
  return (values) => {
    for (const [name, each] of given) each.set(values[name]);
    return Object.fromEntries(results.map(([name, each]) => [name, each.get()]));
  };
}
