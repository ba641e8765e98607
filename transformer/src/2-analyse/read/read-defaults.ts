/** Reads the default values of a signature whose body another function replaces. */
import type { BindingPattern, Expression, Node, ParamPattern } from "oxc-parser";
import type { DefaultIr } from "../../ir/module-parts.js";
import { toSpan } from "../../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { toName, toValue, walk, type FunctionNode } from "../syntax/syntax.js";

/** A default value, as written in the source. */
interface WrittenDefault {
  readonly name: string;
  readonly value: Expression;
}

/**
 * The default values of positional and named parameters. Their expressions are evaluated at the end of the module,
 * outside the function.
 */
export function readDefaults({ params }: FunctionNode, { source }: ModuleReader): readonly DefaultIr[] {
  const names = new Set<string>();
  for (const parameter of params)
    walk(parameter.type === "AssignmentPattern" ? parameter.left : parameter, (tsNode) => {
      if (tsNode.type === "Identifier") names.add(tsNode.name);
      return tsNode.type === "TSTypeAnnotation" ? "skip" : undefined;
    });
  return params.flatMap(findWritten).map(({ name, value: written }) => {
    const value = toValue(written);
    let isAlone = true;
    walk(value, (tsNode, parent) => {
      const isParameter = tsNode.type === "Identifier" && names.has(tsNode.name) && !isPropertyName(tsNode, parent);
      if (isParameter || tsNode.type.startsWith("TS")) isAlone = false;
      return undefined;
    });
    const text = isAlone ? source.text.slice(value.start, value.end) : null;
    return { name, span: toSpan(value), text };
  });
}

/** Whether a name is only a property, as `rate` is in `settings.rate` and in `{ rate: 2 }`. */
function isPropertyName(name: Node, parent: Node | null): boolean {
  if (parent?.type === "MemberExpression") return parent.property === name && !parent.computed;
  return parent?.type === "Property" && parent.key === name && !parent.computed && !parent.shorthand;
}

function findWritten(parameter: ParamPattern): readonly WrittenDefault[] {
  if (parameter.type === "AssignmentPattern" && parameter.left.type === "Identifier")
    return [{ name: parameter.left.name, value: parameter.right }];
  const pattern: BindingPattern | ParamPattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((property): readonly WrittenDefault[] => {
    if (property.type !== "Property" || property.value.type !== "AssignmentPattern") return [];
    const name = property.computed ? null : toName(property.key);
    return name === null ? [] : [{ name, value: property.value.right }];
  });
}
