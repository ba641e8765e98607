/** Writes a config as messages show it. */
import type { ConfigIr } from "../../ir/calls.js";
import type { ExpressionIr } from "../../ir/expression.js";

/** Writes a phrase such as `under the config { region: "us", year: … }`. */
export function describeConfig({ keys }: ConfigIr): string {
  if (keys.length === 0) return "without a config";
  return `under the config { ${keys.map(({ name, value }) => `${name}: ${describe(value)}`).join(", ")} }`;
}

function describe(expression: ExpressionIr): string {
  return expression.kind === "literal" ? (JSON.stringify(expression.value) ?? "undefined") : "…";
}
