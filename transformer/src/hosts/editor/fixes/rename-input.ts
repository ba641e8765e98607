/** Renames an input to the node that was probably meant, in the function's body too. */
import { inputsOf } from "../../../3-link/node.js";
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import { findInputLocations } from "../names/rename-locations.js";

/** Renames an input to the most similar existing name. */
export function renameInput({ data, file, span }: Diagnostic, project: EditorProject): readonly Fix[] {
  const { nearest } = data as { readonly nearest: string };
  const module = project.program.moduleOf(file);
  const consumers = (module?.definitions ?? []).flatMap((definition) =>
    inputsOf(definition).flatMap((input) =>
      module !== null && input.nameSpan.start === span.start ? [{ module, definition, input }] : [],
    ),
  );
  const locations = consumers.flatMap((consumer) => findInputLocations(consumer, project, true));
  const edits = locations.map(({ fileName, textSpan: { start, length }, prefixText = "", suffixText = "" }) => ({
    file: fileName,
    span: { start, end: start + length },
    text: `${prefixText}${nearest}${suffixText}`,
  }));
  return edits.length === 0 ? [] : [{ title: `Rename to \`${nearest}\``, edits }];
}
