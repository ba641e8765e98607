/** No node is called `then`: an `await` of the module, or of a result that has it, would call it. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { thenableName as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const thenableName: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, nameSpan: span }) => (name === "then" ? [report(entry, { file, span }, null)] : [])),
};
