/** Pages about what is emitted. */
import type { Explanations } from "./explanation.js";

export const emittingExplanations: Explanations = {
  "hidden-default": {
    meaning:
      "Under `does` a function's own body never runs, so the defaults of its parameters are taken out of its signature into the manifest. `icosian generate` writes the manifest into a file of its own, which sees of the module only what it exports.",
    fix: "Export the constant or function that the default uses, under a name that begins with `_` if it is to be no node, or write a plain value.",
    fine: "Never: nothing is generated. Manifests that are appended to their modules may use what the module hides.",
  },
};
