/** The rule `discarded-body`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const discardedBody: ModuleRule<{ readonly node: string }> = {
  code: "ICO2121",
  slug: "discarded-body",
  severity: "warning",
  checks: "The body of a function that another one computes never runs, so it should do nothing.",
  meaning:
    "Under `does` another function computes the node, and the function's own body never runs. Here the body does something, which is lost.",
  fix: "Let the body only throw. If it should run, remove `does`.",
  fine: "Where the body is kept on purpose, for example as a reference: expect the diagnostic with a reason.",
  message: ({ node }) =>
    `This never runs: the function of \`does\` computes \`${node}\` in the place of its body. Let the body only throw, or remove \`does\`.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, discardedBody: span }) =>
      span === null ? [] : [report(discardedBody, { file, span }, { node: name })],
    ),
};
