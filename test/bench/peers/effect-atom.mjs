/** The graph as derived atoms of `effect`, its own reactive values, the outputs mounted so that nothing is forgotten. */
import { Atom, AtomRegistry } from "effect/reactivity";
import { callWith } from "./call-with.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = inputs.map((name) => [name, Atom.make(0)]);
  const atoms = new Map(given);
  for (const { name, from, own } of nodes) {
    const sources = from.map((each) => atoms.get(each));
    atoms.set(
      name,
      Atom.make((get) => callWith(own, sources, get)()),
    );
  }
  const results = outputs.map((name) => [name, atoms.get(name)]);
  const registry = AtomRegistry.make();
  for (const [, each] of results) registry.mount(each);
  return (values) => {
    Atom.batch(() => {
      for (const [name, each] of given) registry.set(each, values[name]);
    });
    return Object.fromEntries(results.map(([name, each]) => [name, registry.get(each)]));
  };
}
