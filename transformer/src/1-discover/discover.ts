/** Decides whether a file is a dataflow module, from its text alone. */
import type { Program } from "oxc-parser";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Span } from "../ir/span.js";
import { toSpan } from "../ir/span.js";

const DIRECTIVE = "use dataflow";

/** What a file turned out to be. */
export type Discovery =
  | { readonly kind: "dataflow-module" }
  | { readonly kind: "other" }
  /** Another host has appended the manifest already. */
  | { readonly kind: "has-manifest" }
  /** The directive stands where it has no effect. */
  | { readonly kind: "late-directive"; readonly span: Span };

/** Whether a file may be worth parsing: a quick look that keeps all other files of a project free of cost. */
export function mayBeDataflowModule(file: string, text: string): boolean {
  return isTypeScript(file) && text.includes(DIRECTIVE);
}

/** Whether a file is TypeScript that has code: types are read from source, and declaration files have none. */
export function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file) && !/\.d\.([^./\\]+\.)?[cm]?ts$/.test(file);
}

/**
 * Looks at a parsed file.
 *
 * @param isIncluded - Whether the `include` option names the file, which makes the directive unnecessary.
 */
export function discover(program: Program, isIncluded: boolean): Discovery {
  if (exportsManifest(program)) return { kind: "has-manifest" };
  const isMarked = program.body.some((statement) => "directive" in statement && statement.directive === DIRECTIVE);
  if (isMarked || isIncluded) return { kind: "dataflow-module" };
  const late = program.body.find(
    (statement) =>
      statement.type === "ExpressionStatement" &&
      statement.expression.type === "Literal" &&
      statement.expression.value === DIRECTIVE,
  );
  return late === undefined ? { kind: "other" } : { kind: "late-directive", span: toSpan(late) };
}

/** Whether the statement that every host appends is there. */
function exportsManifest(program: Program): boolean {
  return program.body.some(
    (statement) =>
      statement.type === "ExportNamedDeclaration" &&
      statement.declaration?.type === "VariableDeclaration" &&
      statement.declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === MANIFEST_EXPORT),
  );
}
