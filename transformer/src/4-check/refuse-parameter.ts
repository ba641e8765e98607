/** Makes the rules that refuse a form of parameter that names no input. */
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { RefusedParameterIr } from "../ir/module-parts.js";
import type { ModuleRule } from "./module-rule.js";

/** Makes a rule that reports every parameter of one refused form. */
export function refuseParameter(
  form: RefusedParameterIr["kind"],
  kind: DiagnosticKind<{ readonly node: string }>,
): ModuleRule<{ readonly node: string }> {
  return {
    ...kind,
    check: ({ file, definitions }) =>
      definitions.flatMap(({ name, parameters }) =>
        parameters.flatMap((parameter) =>
          parameter.kind === form ? [report(kind, { file, span: parameter.span }, { node: name })] : [],
        ),
      ),
  };
}
