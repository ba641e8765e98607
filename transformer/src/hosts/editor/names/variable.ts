/** A name with all that it stands for: the nodes that compute it, the inputs that take it, the calls that mention it. */
import { modulesOf, type LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import { inputsOf, type Consumer, type LocatedDefinition } from "../../../3-link/node.js";
import type { RequestCallIr } from "../../../ir/calls.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";
import { subjectsOfRequest, toKeySubject, type Subject } from "./subject.js";

/** What a name stands for. */
export interface Variable {
  readonly name: string;
  readonly dataflows: readonly LinkedDataflow[];
  readonly nodes: readonly LocatedDefinition[];
  readonly consumers: readonly Consumer[];
  /** Outputs and keys of calls. */
  readonly mentions: readonly Subject[];
  /** The requests that mention it, with their files. */
  readonly requests: readonly { readonly file: string; readonly call: RequestCallIr }[];
}

/**
 * What a subject stands for.
 *
 * @param reach - `linked` stays in the dataflows that the subject has a part in. `all` goes on to the dataflows that
 * share a module with those in which the name occurs: renaming it here and not there would break them.
 */
export function findVariable(editor: EditorProgram, subject: Subject, reach: "linked" | "all"): Variable {
  const { name } = subject;
  const dataflows = new Set(findDataflows(editor, subject));
  // A set can grow while it is walked through: its values come in the order in which they were added.
  if (reach === "all")
    for (const dataflow of dataflows)
      for (const module of modulesOf(dataflow))
        if (hasName(nodesOfModule(editor, module), name))
          for (const other of editor.dataflowsWith(module.file)) dataflows.add(other);
  const own = editor.moduleOf(subject.file);
  const located = dataflows.size > 0 ? nodesOf(dataflows) : own ? nodesOfModule(editor, own) : [];
  const requests = editor.calls.flatMap(({ file, requests: all }) =>
    all.flatMap((call) => {
      const isNamed = subjectsOfRequest(file, call).some((each) => each.name === name);
      const asked = isNamed || call.outputs?.some(({ kind }) => kind === "expression");
      const dataflow = asked ? editor.dataflowOf(file, call) : null;
      return dataflow !== null && dataflows.has(dataflow) ? [{ file, call }] : [];
    }),
  );
  return {
    name,
    dataflows: [...dataflows],
    nodes: located.filter(({ definition }) => definition.name === name),
    consumers: located.flatMap((each) =>
      inputsOf(each.definition).flatMap((input) => (input.name === name ? [{ ...each, input }] : [])),
    ),
    mentions: [
      ...[...dataflows].flatMap(({ file, call }) => call.config.keys.map((key) => toKeySubject(file, key))),
      ...requests.flatMap(({ file, call }) => subjectsOfRequest(file, call)),
    ].filter((each) => each.name === name),
    requests,
  };
}

function findDataflows(editor: EditorProgram, { role, file, span }: Subject): readonly LinkedDataflow[] {
  if (role === "node" || role === "input") return editor.dataflowsWith(file);
  const isHere = (each: Subject): boolean => each.span.start === span.start;
  const configured = editor.dataflows.filter(
    (each) => each.file === file && each.call.config.keys.some((key) => isHere(toKeySubject(file, key))),
  );
  const requests = editor.callsOf(file)?.requests ?? [];
  const asked = requests.filter((request) => subjectsOfRequest(file, request).some(isHere));
  return [...configured, ...asked.flatMap((request) => editor.dataflowOf(file, request) ?? [])];
}

function hasName(nodes: readonly LocatedDefinition[], name: string): boolean {
  return nodes.some(
    ({ definition }) => definition.name === name || inputsOf(definition).some((input) => input.name === name),
  );
}
