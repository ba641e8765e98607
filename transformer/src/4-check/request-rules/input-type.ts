/** The rule `input-type`: each input of a call can be passed to the nodes that take it. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { takersOf } from "../../3-link/edges/takers.js";
import { toSentence } from "../../diagnostics/to-sentence.js";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every input of a call that a node which takes it cannot accept. */
export const inputType: RequestRule<EdgeTypes> = {
  code: "ICO3206",
  slug: "input-type",
  severity: "error",
  checks: "Each input of a call can be passed to the nodes that take it.",
  meaning:
    "A call gives an input that cannot be passed to a node that takes it. Every node of the dataflow counts, because the input has one type.",
  fix: "Give a value of the expected type, or change the type in the node.",
  fine: "Never: the node would receive a value of the wrong type.",
  message: ({ producer, consumer, sourceText, targetText, difference }) =>
    `${quoteNode(consumer)} asks for \`${producer}: ${targetText}\`, but \`${sourceText}\` is given.${toSentence(difference)}`,

  check: ({ file, call, dataflow }, oracle) =>
    call.inputs.keys
      .filter(({ name }) => findNode(name, dataflow) === undefined)
      .flatMap((key) =>
        checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
          report(inputType, location, types, { related }),
        ),
      ),
};
