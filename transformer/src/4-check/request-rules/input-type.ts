/** The rule `input-type`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { takersOf } from "../../3-link/edges/takers.js";
import { toSentence } from "../../diagnostics/to-sentence.js";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const inputType: RequestRule<EdgeTypes> = {
  code: "ICO3206",
  slug: "input-type",
  severity: "error",
  checks: "What is given as an input can be passed where it is asked for.",
  meaning:
    "What a call gives as an input cannot be passed to a node that asks for it. Every node of the dataflow counts, because the input has one type.",
  fix: "Give a value of the type that is asked for, or change the node's type.",
  fine: "Never: the node would get what it does not expect.",
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
