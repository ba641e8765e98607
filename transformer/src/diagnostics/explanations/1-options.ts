/** Pages about options, hosts and expectations. */
import type { Explanations } from "./explanation.js";

export const optionExplanations: Explanations = {
  "unknown-option": {
    meaning: "The plugin's entry in the tsconfig has a key that neither the transformer nor its host reads.",
    fix: "Correct the name, or remove the key. The message lists the options that there are.",
    fine: "Never: the key has no effect.",
  },
  "invalid-option": {
    meaning: "An option of the plugin's entry has a value that it cannot have, and counts as not given.",
    fix: "Write the kind of value that the message asks for.",
    fine: "Never: the value has no effect.",
  },
  "unsupported-host": {
    meaning:
      "Something called the transformer that does not hand over the TypeScript it runs in, so that the transformer cannot work on its syntax trees.",
    fix: "Use ts-patch, ttypescript, or `node --import @icosian/transformer/register`.",
    fine: "Never: nothing was transformed.",
  },
  "unused-expectation": {
    meaning:
      "A comment `// icosian-expect` speaks of a diagnostic that is not reported there any more. Left behind, it would hide the next real one.",
    fix: "Remove the comment, or move it to the line that it is meant for.",
    fine: "Never: the comment has no effect.",
  },
  "unreasoned-expectation": {
    meaning:
      "A diagnostic is expected without saying why. Whoever reads the code next cannot tell whether it still holds.",
    fix: "Write the reason behind a colon: `// icosian-expect ICO3105: the column is called so`.",
    fine: "Never: a few words are enough.",
  },
  "unknown-decorators": {
    meaning:
      "A file has decorators. No engine of today runs them, and oxc-transform, which strips types here, leaves them in. They are lowered by the TypeScript (5 or 6) or esbuild that the project has, and neither was found.",
    fix: "Install `typescript@6` or `esbuild` as a development dependency, or write `node(…)` in place of decorators.",
    fine: "Never: the file could not be loaded.",
  },
};
