/** The rule `override-type`: each override can be passed to the nodes that depend on what it replaces. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { takersOf } from "../../3-link/edges/takers.js";
import { givesItems } from "../../3-link/fan-outs.js";
import { toSentence } from "../../diagnostics/to-sentence.js";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every override that a node which depends on it cannot accept. */
export const overrideType: RequestRule<EdgeTypes> = {
  code: "ICO3207",
  slug: "override-type",
  severity: "error",
  checks: "Each override can be passed to the nodes that depend on what it replaces.",
  meaning: "A call overrides a node or an input with a value that cannot be passed to a node that depends on it.",
  fix: "Give a value of the expected type.",
  fine: "In a test that passes wrong values on purpose: say so with `// icosian-expect ICO3207: …`.",
  message: ({ producer, consumer, sourceText, targetText, difference }) =>
    `${quoteNode(consumer)} asks for \`${producer}: ${targetText}\`, but the override gives \`${sourceText}\`.${toSentence(difference)}`,

  check: ({ file, call, dataflow }, oracle) =>
    call.overrides.keys
      .filter(({ name }) => !givesItems(name, dataflow))
      .flatMap((key) =>
        checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
          report(overrideType, location, types, { related }),
        ),
      ),
};
