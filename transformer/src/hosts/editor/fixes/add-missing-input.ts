/**
 * Adds missing inputs to a request, as variables of the inputs' names; TypeScript reports a variable that does not
 * exist.
 */
import type ts from "typescript";
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProject } from "../project/editor-project.js";
import { findDiagnostics } from "../names/find-diagnostics.js";

/** Adds one input, or all inputs that are missing in the same call. */
export function addMissingInput(diagnostic: Diagnostic, project: EditorProject): readonly Fix[] {
  const { file, span, slug } = diagnostic;
  const { typescript, program: editor } = project;
  const sourceFile = editor.program.getSourceFile(file);
  const method = sourceFile && findTsNode(sourceFile, span, typescript);
  const call = method?.parent.parent;
  if (!call || !typescript.isCallExpression(call)) return [];
  const input = toInput(diagnostic);
  const missing = findDiagnostics(editor, file)
    .filter((other) => other.slug === slug && other.span.start === span.start)
    .map(toInput);
  const edit = (names: readonly string[]): Fix["edits"] => {
    const location = findLocation(call, names.join(", "), typescript);
    return location === null
      ? []
      : [{ file, span: { start: location.offset, end: location.offset }, text: location.text }];
  };
  const one = { title: `Add the input \`${input}\``, edits: edit([input]) };
  const all = { title: `Add all ${missing.length} missing inputs`, edits: edit(missing) };
  return (missing.length > 1 ? [one, all] : [one]).filter(({ edits }) => edits.length > 0);
}

function toInput({ data }: Diagnostic): string {
  return (data as { readonly input: string }).input;
}

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** Finds the place for the names: in `inputs`, in options without `inputs`, or after the outputs. */
function findLocation(call: ts.CallExpression, names: string, typescript: typeof ts): Insertion | null {
  const [outputs, second] = call.arguments;
  if (outputs === undefined) return null;
  // Prepared outputs are executed with options only.
  const options = typescript.isObjectLiteralExpression(outputs) ? outputs : second;
  if (options === undefined) return { offset: outputs.end, text: `, { inputs: { ${names} } }` };
  if (!typescript.isObjectLiteralExpression(options)) return null;
  const isInputs = ({ name }: ts.ObjectLiteralElementLike): boolean =>
    name !== undefined && typescript.isIdentifier(name) && name.text === "inputs";
  const inputs = options.properties.find(isInputs);
  if (inputs === undefined) return addTo(options, `inputs: { ${names} }`);
  if (!typescript.isPropertyAssignment(inputs)) return null;
  return typescript.isObjectLiteralExpression(inputs.initializer) ? addTo(inputs.initializer, names) : null;
}

function addTo({ properties, end }: ts.ObjectLiteralExpression, text: string): Insertion {
  const last = properties.at(-1);
  if (last !== undefined) return { offset: last.end, text: `, ${text}` };
  return { offset: end - 1, text: ` ${text} ` };
}
