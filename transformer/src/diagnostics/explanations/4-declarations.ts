/** Pages about modules that are linked as declarations. */
import type { Explanations } from "./explanation.js";

export const declarationExplanations: Explanations = {
  "undeclared-module": {
    meaning:
      "A dataflow links a module of which TypeScript sees declarations only: one of a package, or of a referenced project. They do not say which nodes the module has, and neither does the JavaScript beside them, so the compiler says nothing of what connects these nodes with the others. The dataflow is checked when it is built, as always.",
    fix: "Write the declarations with `tspc` and the plugin `@icosian/transformer`, and not by another tool: the plugin adds the table of nodes to them. Packages that an earlier version built say enough in their JavaScript, as long as it stands beside the declarations and each file holds one module.",
    fine: 'When the package is not yours to build: say so with `// icosian-expect ICO3210: …` at the call, or set the rule `undeclared-module` to `"off"`.',
  },
  "partly-declared": {
    meaning:
      "The declarations of a module, or the JavaScript of an earlier version beside them, name its nodes, but leave open what some modifiers make of them: their arguments are computed, or were not written down. What is there in any case is checked.",
    fix: "Build the package with this version, and write the arguments of modifiers in place or as constants of their file.",
    fine: 'When the package is not yours to build: say so with `// icosian-expect ICO3211: …` at the call, or set the rule `partly-declared` to `"off"`.',
  },
  "unbuilt-module": {
    meaning:
      "The module of a package is passed to `dataflow(…)`, but its JavaScript has no manifest: it is no dataflow module, or was compiled without the transformer. The dataflow could not be built.",
    fix: "Leave the module out of the dataflow, or build its package with `tspc` or a bundler that has the plugin `@icosian/transformer`.",
    fine: "Never.",
  },
};
