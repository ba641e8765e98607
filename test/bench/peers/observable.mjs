/** The graph as variables of `@observablehq/runtime`, the outputs observed as a notebook's cells are. */
import { Runtime } from "@observablehq/runtime";

export function build({ inputs, nodes, outputs }) {
  const main = new Runtime({}).module();
  const observed = new Set(outputs);
  for (const name of inputs) main.variable().define(name, [], 0);
  for (const { name, from, own } of nodes) main.variable(observed.has(name)).define(name, from, own);
  return async (values) => {
    for (const name of inputs) main.redefine(name, [], values[name]);
    const results = await Promise.all(outputs.map(async (name) => [name, await main.value(name)]));
    return Object.fromEntries(results);
  };
}
