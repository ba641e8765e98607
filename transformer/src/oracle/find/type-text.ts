/** Formats types for messages. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";

/** A type as TypeScript writes it, without the paths of files: `Row` for `import("/home/me/rows").Row`. */
export function toTypeText(type: ts.Type, checker: Pick<RelatingChecker, "typeToString">): string {
  return checker
    .typeToString(type)
    .replaceAll(/(?<!typeof )import\("[^"]*"(?:, \{ (?:with|assert): \{[^}]*\} \})?\)\./g, "")
    .replaceAll(/(?<=import\(")[^"]*\/(?=[^"/]*")/g, "");
}
