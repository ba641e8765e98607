/** The rule `discarded-body`: the body of a function with `does` does nothing, because it never runs. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every body that does something although `does` replaces it. */
export const discardedBody: ModuleRule<{ readonly node: string }> = {
  code: "ICO2121",
  slug: "discarded-body",
  severity: "warning",
  checks: "The body of a function with `does` does nothing, because it never runs.",
  meaning:
    "With `does`, another function computes the node, and the function's own body never runs. This body does something, which has no effect.",
  fix: "Let the body only throw. If the body should run, remove `does`.",
  fine: "When you keep the body on purpose, for example as a reference: expect the diagnostic and give a reason.",
  message: ({ node }) =>
    `This never runs: the function of \`does\` computes \`${node}\` in the place of its body. Let the body only throw, or remove \`does\`.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, discardedBody: span }) =>
      span === null ? [] : [report(discardedBody, { file, span }, { node: name })],
    ),
};
