/** The rule `uncalled-node`: the body of a node does not use the function of another node without calling it. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { DefinitionIr, ModuleIr, ParameterIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every name of another node that a body uses without calling it, with a fix that adds a parameter. */
export const uncalledNode: ModuleRule<{ readonly node: string; readonly used: string }> = {
  code: "ICO2118",
  slug: "uncalled-node",
  severity: "warning",
  checks: "The body of a node does not use the function of another node without calling it.",
  meaning:
    "Inside a node, the name of another node is that node's function, unless a parameter has the same name. If the function is not called, its node's value was probably meant, and the parameter was forgotten.",
  fix: "Add a parameter of that name. The quick fix does this.",
  fine: "When the function itself is meant, as in a list of functions: say so with `// icosian-expect ICO2118: …`.",
  message: ({ node, used }) =>
    `\`${used}\` is the function here, not the value of node \`${used}\`. Add the parameter \`${used}\` to \`${node}\` to receive its value.`,

  check: (module) =>
    module.definitions.flatMap((definition) =>
      definition.uncalledNodes.map(({ name, span }) => {
        const extras = { fixes: [addParameter(definition, name, module)] };
        return report(uncalledNode, { file: module.file, span }, { node: definition.name, used: name }, extras);
      }),
    ),
};

function addParameter(definition: DefinitionIr, name: string, module: ModuleIr): Fix {
  const type = module.definitions.find((other) => other.name === name)?.returnType?.text ?? "unknown";
  const added = `${name}: ${type}`;
  const { offset, text } = placeParameter(definition, added);
  return {
    title: `Add the parameter \`${added}\` to \`${definition.name}\``,
    edits: [{ file: module.file, span: { start: offset, end: offset }, text }],
  };
}

/** Places the parameter last, but before the first optional one, after which TypeScript allows no required one. */
function placeParameter(
  { parameters, nextParameterOffset }: DefinitionIr,
  added: string,
): { readonly offset: number; readonly text: string } {
  const optional = parameters.find(isOptional);
  if (optional?.kind === "positional") return { offset: optional.input.nameSpan.start, text: `${added}, ` };
  return { offset: nextParameterOffset, text: parameters.length > 0 ? `, ${added}` : added };
}

function isOptional(parameter: ParameterIr): boolean {
  return parameter.kind === "positional" && parameter.input.isOptional;
}
