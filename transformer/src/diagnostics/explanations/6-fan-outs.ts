/** Pages about fan-outs. */
import type { Explanations } from "./explanation.js";

export const fanOutExplanations: Explanations = {
  "nothing-to-collect": {
    meaning:
      "A parameter of type `Collect<T>` takes the values that a node has for all items of a fan-out. A node that depends on no `Parallelizable` has one value, and so has an input.",
    fix: "Write the parameter's type without `Collect`, or let a node upstream of it return `Parallelizable`.",
    fine: "Never: the dataflow could not be built. An optional `Collect` of something that is not there is absent.",
  },
  "unrelated-fan-outs": {
    meaning:
      "A node that depends on an item is computed once for each. Where it depends on items of two fan-outs, that would be once for each pair of them, which nobody has written down.",
    fix: "Take one of the two with `Collect`, or make pairs by letting one fan-out depend on the other's items.",
    fine: "Where one fan-out depends on the other's items: it is inside that one, and its items belong to one of the other.",
  },
  "item-and-all": {
    meaning:
      "Items are taken one by one and dropped as soon as nothing needs them any more. What is made of all items is there only when they are gone, so no single item can wait for it.",
    fix: "Collect the items in this node too, and go through them in its function; or fan out again over what was collected.",
    fine: "Never: the dataflow could not be built.",
  },
};
