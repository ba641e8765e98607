/** What is given as an input can be passed where it is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { inputType as entry } from "../../diagnostics/catalogue/4-requests.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { takersOf } from "../../3-link/edges/takers.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const inputType: RequestRule = {
  entry,
  check: ({ file, call, dataflow }, oracle) =>
    call.inputs.keys
      .filter(({ name }) => findNode(name, dataflow) === undefined)
      .flatMap((key) =>
        checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
          report(entry, location, types, { related }),
        ),
      ),
};
