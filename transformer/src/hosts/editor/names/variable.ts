/**
 * A name and everything that it refers to: the nodes that compute it, the inputs that take it, the calls that mention
 * it.
 */
import { modulesOf, type LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import { inputsOf, type Consumer, type LocatedDefinition } from "../../../3-link/node.js";
import type { RequestCallIr } from "../../../ir/calls.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";
import { subjectsOfRequest, toKeySubject, type Subject } from "./subject.js";

/** Everything that a name refers to. */
export interface Variable {
  /** Name of the node or input. */
  readonly name: string;
  /** The dataflows that are searched. */
  readonly dataflows: readonly LinkedDataflow[];
  /** The definitions of the node; several for variants, empty for an external input. */
  readonly nodes: readonly LocatedDefinition[];
  /** The inputs that take the value. */
  readonly consumers: readonly Consumer[];
  /** Outputs and keys in calls that mention the name. */
  readonly mentions: readonly Subject[];
  /** The requests that mention the name, with their files. */
  readonly requests: readonly { readonly file: string; readonly call: RequestCallIr }[];
}

/**
 * Finds everything that a subject refers to.
 *
 * @param reach - `linked` searches the dataflows that link the subject's file. `all` also searches dataflows that share
 * a module with those in which the name occurs, because renaming has to change all of them.
 */
export function findVariable(editor: EditorProgram, subject: Subject, reach: "linked" | "all"): Variable {
  const { name } = subject;
  const dataflows = new Set(findDataflows(editor, subject));
  // A set may grow while it is iterated: new values come last.
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
