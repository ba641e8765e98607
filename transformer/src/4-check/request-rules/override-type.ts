/** What overrides a node or an input can be passed where that is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { overrideType as entry } from "../../diagnostics/catalogue/4-requests.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { takersOf } from "../../3-link/edges/takers.js";
import { givesItems } from "../../3-link/fan-outs.js";
import type { RequestRule } from "../request-rule.js";

export const overrideType: RequestRule = {
  entry,
  check: ({ file, call, dataflow }, oracle) =>
    call.overrides.keys
      .filter(({ name }) => !givesItems(name, dataflow))
      .flatMap((key) =>
        checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
          report(entry, location, types, { related }),
        ),
      ),
};
