/** Replaces names of imported constants in a modifier's arguments by the constants. */
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";

/** Finds the literal that an imported name refers to; null if it is not known. */
export type FindConstant = (span: Span) => ExpressionIr | null;

/** Replaces the known constants in a modifier; returns the same modifier if it has none. */
export function inlineConstants(modifier: ModifierIr, findConstant: FindConstant): ModifierIr {
  if (!modifier.arguments.some(hasImport)) return modifier;
  return { ...modifier, arguments: inlineAll(modifier.arguments) };

  function inlineAll(all: readonly ExpressionIr[]): readonly ExpressionIr[] {
    return all.flatMap((each) => {
      const own = inline(each);
      return own.kind === "spread" && own.of.kind === "list" ? own.of.elements : [own];
    });
  }

  function inline(expression: ExpressionIr): ExpressionIr {
    switch (expression.kind) {
      case "literal":
        return expression;
      case "list":
        return { ...expression, elements: inlineAll(expression.elements) };
      case "record":
        return {
          ...expression,
          entries: expression.entries.map((entry) => ({ ...entry, value: inline(entry.value) })),
        };
      case "call":
        return { ...expression, arguments: inlineAll(expression.arguments) };
      case "spread":
        return { ...expression, of: inline(expression.of) };
      case "function":
      case "unknown":
        return (expression.isImported && findConstant(expression.span)) || expression;
    }
  }
}

function hasImport(expression: ExpressionIr): boolean {
  switch (expression.kind) {
    case "literal":
      return false;
    case "list":
      return expression.elements.some(hasImport);
    case "record":
      return expression.entries.some(({ value }) => hasImport(value));
    case "call":
      return expression.arguments.some(hasImport);
    case "spread":
      return hasImport(expression.of);
    case "function":
    case "unknown":
      return expression.isImported === true;
  }
}
