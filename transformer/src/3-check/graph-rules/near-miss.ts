/** An external input whose name is nearly that of a node was probably meant to be the node. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { nearMiss as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { externalInputsOf } from "../graph/edges.js";
import { placeOfInput } from "../graph/linked-dataflow.js";

export const nearMiss: GraphRule = {
  entry,
  check: (dataflow) => {
    if (!dataflow.isComplete) return [];
    const names = [...dataflow.nodes.keys(), ...dataflow.call.config.keys.map(({ name }) => name)];
    return [...externalInputsOf(dataflow)].flatMap(([input, consumers]) => {
      const nearest = findNearest(input, names);
      // A name of few letters is near to many; an input that several nodes ask for is no slip of the pen.
      if (nearest === null || input.length < 4 || consumers.length > 1) return [];
      return consumers.map((consumer) => {
        const place = placeOfInput(consumer);
        const fixes = [{ title: `Rename to \`${nearest}\``, edits: [{ ...place, text: nearest }] }];
        return report(entry, place, { input, consumer: consumer.definition.name, nearest }, { fixes });
      });
    });
  },
};
