/** Reads the defaults of a signature whose body another function takes the place of. */
import type { DefaultIr } from "../ir/module.js";
import { toSpan } from "../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { toValue, walk, type FunctionNode } from "./syntax.js";

/** The defaults of positional parameters; they are run at the end of the module, away from the function. */
export function readDefaults({ params }: FunctionNode, { source }: ModuleReader): readonly DefaultIr[] {
  const names = new Set(
    params.flatMap((parameter) => {
      const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      return pattern.type === "Identifier" ? [pattern.name] : [];
    }),
  );
  return params.flatMap((parameter): readonly DefaultIr[] => {
    if (parameter.type !== "AssignmentPattern" || parameter.left.type !== "Identifier") return [];
    const value = toValue(parameter.right);
    let isAlone = true;
    walk(value, (tsNode) => {
      if (tsNode.type.startsWith("TS") || (tsNode.type === "Identifier" && names.has(tsNode.name))) isAlone = false;
      return undefined;
    });
    const text = isAlone ? source.text.slice(value.start, value.end) : null;
    return [{ name: parameter.left.name, span: toSpan(value), text }];
  });
}
