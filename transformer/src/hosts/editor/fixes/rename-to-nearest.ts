/** Replaces an unknown name with the one that was probably meant. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";

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
  return [{ title: `Rename to \`${nearest}\``, edits: [{ file, span, text: written }] }];
}
