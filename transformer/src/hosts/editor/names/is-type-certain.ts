/** Decides whether only one type can be meant by a name. */
import { inputsOf } from "../../../3-link/node.js";
import type { TypeIr } from "../../../ir/module-parts.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";

/** Types that mean the same in every file. */
const EVERYWHERE = /^(?:(?:number|string|boolean|bigint|null|undefined|readonly)\b|[\s|[\]()])+$/;

/**
 * Whether all nodes of a name have one type, in all dataflows that link a module. If there is no such node, the inputs of
 * that name count.
 */
export function isTypeCertain(name: string, file: string, editor: EditorProgram): boolean {
  const own = editor.moduleOf(file);
  const nodes = [...(own === null ? [] : nodesOfModule(editor, own)), ...nodesOf(editor.dataflowsWith(file))];
  const toType = (type: TypeIr | null, from: string): string => {
    if (type === null) return "";
    // The same text may name another type in another file.
    return EVERYWHERE.test(type.text) ? type.text : `${type.text} in ${from}`;
  };
  const made = nodes.flatMap(({ module, definition }) =>
    definition.name === name ? [toType(definition.returnType, module.file)] : [],
  );
  const asked = nodes.flatMap(({ module, definition }) =>
    inputsOf(definition).flatMap((input) =>
      input.name === name && input.type !== null ? [toType(input.type, module.file)] : [],
    ),
  );
  return new Set(made.length > 0 ? made : asked).size === 1;
}
