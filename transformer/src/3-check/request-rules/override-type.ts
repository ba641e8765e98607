/** What overrides a node or an input can be passed where that is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { overrideType as entry } from "../../diagnostics/catalogue/4-requests.js";
import { checkGiven } from "../graph/check-given.js";
import { takersOf } from "../graph/takers.js";
import { givesItems } from "../graph/fan-outs.js";
import type { RequestRule } from "../request-rule.js";

export const overrideType: RequestRule = {
  entry,
  check: ({ file, call, dataflow }, oracle) =>
    call.overrides.keys
      .filter(({ name }) => !givesItems(name, dataflow))
      .flatMap((key) =>
        checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, place, related }) =>
          report(entry, place, types, { related }),
        ),
      ),
};
