/** Adds the return type of a node, as TypeScript infers it. */
import type ts from "typescript";
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProject } from "../project/editor-project.js";

/** The longest type that is written out without a question, in characters. */
const LONGEST_TYPE = 120;

/** Adds the missing return type; nothing if TypeScript infers only `any`. */
export function addReturnType({ file, span }: Diagnostic, project: EditorProject): readonly Fix[] {
  const { typescript } = project;
  const { program } = project.program;
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return [];
  const checker = program.getTypeChecker();
  const name = findTsNode(sourceFile, span, typescript);
  const [signature] = checker.getTypeAtLocation(name).getCallSignatures();
  const declaration = signature?.declaration;
  if (signature === undefined || declaration === undefined || declaration.getSourceFile().fileName !== file) return [];
  const type = checker.getReturnTypeOfSignature(signature);
  const offset = findEndOfParameters(declaration, sourceFile);
  if (offset === null || type.flags & typescript.TypeFlags.Any) return [];
  const text = checker.typeToString(type, declaration, typescript.TypeFormatFlags.NoTruncation);
  const edits = [{ file, span: { start: offset, end: offset }, text: `: ${text}` }];
  return [{ title: `Write out the type \`${text}\``, edits, isSafe: isReadable(text) }];
}

/** Whether a type says something, and is one that a person might have written. */
function isReadable(text: string): boolean {
  return text.length <= LONGEST_TYPE && !/\b(?:any|never|import|typeof)\b|\.\.\. \d/.test(text);
}

/** The offset after the closing parenthesis of the parameters; null if there is none, as in `x => x`. */
function findEndOfParameters(
  { parameters }: ts.SignatureDeclaration | ts.JSDocSignature,
  { text }: ts.SourceFile,
): number | null {
  const end = "end" in parameters ? parameters.end : -1;
  const closing = /^(?:\s|\/\*[^]*?\*\/|\/\/.*\n)*\)/.exec(text.slice(end));
  return end < 0 || closing === null ? null : end + closing[0].length;
}
