/** Finds where in a modifier the thing stands that a message speaks of. */
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";

/**
 * The first name in quotes that the modifier writes out; the whole modifier where there is none.
 *
 * @param subject - Name of the definition, which messages quote as well.
 */
export function findFaultLocation(modifier: ModifierIr, message: string, subject: string): Span {
  const names = Array.from(message.matchAll(/`([^`]+)`/g), ([, name = ""]) => name);
  for (const name of names) {
    if (name === subject) continue;
    for (const argument of modifier.arguments) {
      const found = findName(argument, name);
      if (found !== null) return found;
    }
  }
  // What a modifier of another package says need not quote anything.
  const [only, ...others] = modifier.factory === undefined ? [] : modifier.arguments;
  return only === undefined || others.length > 0 ? modifier.span : only.span;
}

function findName(expression: ExpressionIr, name: string): Span | null {
  switch (expression.kind) {
    case "literal":
      return String(expression.value) === name ? expression.span : null;
    case "list":
      return findFirst(expression.elements, name);
    case "record":
      for (const { key, keySpan, value } of expression.entries) {
        const found = key === name ? keySpan : findName(value, name);
        if (found !== null) return found;
      }
      return null;
    case "call":
      return findFirst([...expression.arguments, ...expression.methods.flatMap((each) => each.arguments)], name);
    case "function":
    case "spread":
    case "unknown":
      return null;
  }
}

function findFirst(all: readonly ExpressionIr[], name: string): Span | null {
  for (const each of all) {
    const found = findName(each, name);
    if (found !== null) return found;
  }
  return null;
}
