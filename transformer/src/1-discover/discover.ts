/** Decides whether a file is a dataflow module, from its text alone. */
import type { Directive, ModuleExportName, Program, Statement } from "oxc-parser";
import { MANIFEST_ALIAS, MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Span } from "../ir/span.js";
import { toSpan } from "../ir/span.js";
import { DIRECTIVE, isNearDirective, MAY_HAVE_DIRECTIVE } from "./directive.js";

/** The kind of a file. */
export type Discovery =
  | { readonly kind: "dataflow-module" }
  | { readonly kind: "other" }
  /** Another host has already appended the manifest. */
  | { readonly kind: "has-manifest" }
  /** The directive is at a place at which it has no effect. */
  | {
      readonly kind: "late-directive";
      /** The directive, or the string that resembles it. */
      readonly span: Span;
    }
  /** A string stands there that is almost the directive. */
  | { readonly kind: "misspelt-directive"; readonly span: Span }
  /** The directive is at the top of a JavaScript file, which has no types. */
  | { readonly kind: "javascript"; readonly span: Span };

/** Whether a file may be worth parsing. A quick test, so that all other files of a project cost nothing. */
export function mayBeDataflowModule(file: string, text: string): boolean {
  return isTypeScript(file) ? MAY_HAVE_DIRECTIVE.test(text) : isJavaScript(file) && text.includes(DIRECTIVE);
}

/** Whether a file is TypeScript with code. Declaration files are not, because they contain no function bodies. */
export function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file) && !/\.d\.([^./\\]+\.)?[cm]?ts$/.test(file);
}

/** Whether a file is JavaScript. */
export function isJavaScript(file: string): boolean {
  return /\.[cm]?jsx?$/.test(file);
}

/**
 * Classifies a parsed file.
 *
 * @param isIncluded - Whether the `include` option names the file, which makes the directive unnecessary.
 */
export function discover(file: string, program: Program, isIncluded: boolean): Discovery {
  if (exportsManifest(program)) return { kind: "has-manifest" };
  const directive = program.body.find((statement) => "directive" in statement && statement.directive === DIRECTIVE);
  if (isJavaScript(file))
    return directive === undefined ? { kind: "other" } : { kind: "javascript", span: toSpan(directive) };
  if (directive !== undefined || isIncluded) return { kind: "dataflow-module" };
  const [first] = program.body;
  for (const statement of program.body) {
    const text = readString(statement);
    if (text === null || !isNearDirective(text)) continue;
    const isLate = text === DIRECTIVE && isLiteral(statement) && statement !== first;
    return { kind: isLate ? "late-directive" : "misspelt-directive", span: toSpan(statement) };
  }
  return { kind: "other" };
}

/** The string of a statement that consists of a string only; null for any other statement. */
function readString(statement: Directive | Statement): string | null {
  if (statement.type !== "ExpressionStatement") return null;
  const { expression } = statement;
  if (expression.type === "Literal" && typeof expression.value === "string") return expression.value;
  if (expression.type !== "TemplateLiteral" || expression.expressions.length > 0) return null;
  return expression.quasis[0]?.value.cooked ?? null;
}

function isLiteral(statement: Directive | Statement): boolean {
  return statement.type === "ExpressionStatement" && statement.expression.type === "Literal";
}

/** Whether a file exports the manifest that every host appends, or a hand-written one. */
function exportsManifest(program: Program): boolean {
  return program.body.some((statement) => {
    if (statement.type !== "ExportNamedDeclaration") return false;
    const { declaration, specifiers, source } = statement;
    if (source === null && specifiers.some(({ exported }) => toExportedName(exported).startsWith(MANIFEST_ALIAS)))
      return true;
    return (
      declaration?.type === "VariableDeclaration" &&
      declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === MANIFEST_EXPORT)
    );
  });
}

function toExportedName(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}
