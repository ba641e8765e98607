/** The graph as computed values of `mobx`, with a reaction that reads the outputs: without one, nothing is remembered. */
import { autorun, computed, observable, runInAction } from "mobx";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, observable.box(0, { deep: false })]);
  const boxes = new Map(given);
  const read = (source) => source.get();
  for (const { name, from, own } of nodes)
    boxes.set(
      name,
      computed(
        callWith(
          own,
          from.map((each) => boxes.get(each)),
          read,
        ),
      ),
    );
  const results = outputs.map((name) => [name, boxes.get(name)]);
  let current = {};
  autorun(() => {
    current = Object.fromEntries(results.map(([name, each]) => [name, each.get()]));
  });
  return (values) => {
    runInAction(() => {
      for (const [name, each] of given) each.set(values[name]);
    });
    return current;
  };
}
