/** Adds the type of an input: the type of the node of that name, or the type that other nodes declare for the input. */
import { inputsOf } from "../../../3-link/node.js";
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { DefinitionIr, InputIr, NamedParameterIr } from "../../../ir/module.js";
import type { EditorProject } from "../project/editor-project.js";
import { findTypeIn } from "../names/find-type.js";
import { isTypeCertain } from "../names/is-type-certain.js";

/** Adds the missing type of a parameter, or those of all properties of a destructured one. */
export function addParameterType({ file, span }: Diagnostic, project: EditorProject): readonly Fix[] {
  const definition = project.program
    .compiled(file)
    ?.ir?.definitions.find((each) => inputsOf(each).some(({ nameSpan }) => nameSpan.start === span.start));
  const input = definition && inputsOf(definition).find(({ nameSpan }) => nameSpan.start === span.start);
  if (!definition || !input) return [];
  const named = findNamed(definition, input);
  if (named === null) return addTo(input, file, project);
  return named.typeForm === "missing" ? addToAll(named, file, project) : [];
}

function findNamed({ parameters }: DefinitionIr, input: InputIr): NamedParameterIr | null {
  for (const parameter of parameters)
    if (parameter.kind === "named" && parameter.inputs.includes(input)) return parameter;
  return null;
}

function addTo({ name, nameSpan }: InputIr, file: string, project: EditorProject): readonly Fix[] {
  const type = findTypeIn(name, file, project);
  if (type === null) return [];
  const isMarked = project.program.program.getSourceFile(file)?.text[nameSpan.end] === "?";
  const offset = nameSpan.end + (isMarked ? 1 : 0);
  const edits = [...type.imports, { file, span: { start: offset, end: offset }, text: `: ${type.text}` }];
  const isSafe = isTypeCertain(name, file, project.program);
  return [{ title: `Write out the type \`${type.text}\``, edits, isSafe }];
}

function addToAll({ inputs, span }: NamedParameterIr, file: string, project: EditorProject): readonly Fix[] {
  const types = inputs.map(({ name }) => findTypeIn(name, file, project));
  const members = inputs.map(({ name }, index) => `${name}: ${types[index]?.text ?? "unknown"}`);
  const text = `: { ${members.join("; ")} }`;
  const imports = types.flatMap((type) => type?.imports ?? []);
  const title = `Write out the types of ${inputs.map(({ name }) => `\`${name}\``).join(", ")}`;
  const isSafe = inputs.every(({ name }, index) => types[index] !== null && isTypeCertain(name, file, project.program));
  return [{ title, edits: [...imports, { file, span: { start: span.end, end: span.end }, text }], isSafe }];
}
