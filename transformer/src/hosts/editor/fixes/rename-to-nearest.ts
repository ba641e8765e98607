/** Replaces an unknown name with the one that was probably meant. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import { inputsOf } from "../../../3-link/node.js";
import type { EditorProgram } from "../project/editor-program.js";
import type { EditorProject } from "../project/editor-project.js";
import { nodesOf } from "../project/nodes-of.js";

/** Renames an output or a key to the most similar existing name. */
export function renameToNearest({ data, file, span }: Diagnostic, project: EditorProject): readonly Fix[] {
  const { name, nearest } = data as { readonly name?: string; readonly nearest: string | null };
  const text = project.program.program.getSourceFile(file)?.text;
  if (nearest === null || text === undefined) return [];
  // The name may come from the type of a variable.
  if (name !== undefined && text.slice(span.start, span.end).replaceAll(/^["'`]|["'`]$/g, "") !== name) return [];
  const quote = /^["'`]/.exec(text.slice(span.start, span.end))?.[0] ?? "";
  const isShorthand = quote === "" && /^\s*[,}]/.test(text.slice(span.end));
  const written = isShorthand ? `${nearest}: ${text.slice(span.start, span.end)}` : `${quote}${nearest}${quote}`;
  const isSafe = name !== undefined && isOnlySpelling(name, nearest, project.program);
  return [{ title: `Rename to \`${nearest}\``, edits: [{ file, span, text: written }], isSafe }];
}

/** Whether two names are the same words, as `spend_mean` and `spendMean` are, and no third one is. Others are guesses. */
function isOnlySpelling(name: string, nearest: string, editor: EditorProgram): boolean {
  if (toWords(name) !== toWords(nearest)) return false;
  const known = nodesOf(editor.dataflows).flatMap(({ definition }) => [
    definition.name,
    ...inputsOf(definition).map((input) => input.name),
  ]);
  return known.every((each) => each === nearest || toWords(each) !== toWords(nearest));
}

function toWords(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, "");
}
