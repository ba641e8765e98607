/** Finds the name at the cursor: that of a node or an input, at its declaration or in a request. */
import { inputsOf } from "../../../3-link/node.js";
import type { KeyIr, OutputIr, RequestCallIr } from "../../../ir/calls.js";
import type { Location } from "../../../ir/span.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOfModule } from "../project/nodes-of.js";

/** A name of a dataflow at a location. */
export interface Subject extends Location {
  /** The name itself. */
  readonly name: string;
  /** The kind of place at which the name is written. */
  readonly role:
    /** The name of a node's function. */
    | "node"
    /** A parameter, or a property of a destructured one. */
    | "input"
    /** A string in a list of outputs, with its quotes. */
    | "output"
    /** A key of `inputs`, `overrides` or `config`. */
    | "key";
}

/** The subject at an offset of a file; null if there is none, or if the file cannot be read. */
export function findSubject(editor: EditorProgram, file: string, offset: number): Subject | null {
  const found = subjectsIn(editor, file).find(({ span }) => span.start <= offset && offset <= span.end);
  return found ?? null;
}

function subjectsIn(editor: EditorProgram, file: string): readonly Subject[] {
  const module = editor.compiled(file)?.ir ?? null;
  const calls = editor.callsOf(file);
  return [
    ...(module === null ? [] : nodesOfModule(editor, module)).flatMap(({ definition }): readonly Subject[] => [
      { role: "node", name: definition.name, file, span: definition.nameSpan },
      // A value that a modifier feeds has no name in the dataflow.
      ...inputsOf(definition).flatMap(({ name, nameSpan: span, feed }) =>
        feed === "modifier" ? [] : [{ role: "input", name, file, span } as const],
      ),
    ]),
    ...(calls?.dataflows ?? []).flatMap(({ config }) => config.keys.map((key) => toKeySubject(file, key))),
    ...(calls?.requests ?? []).flatMap((request) => subjectsOfRequest(file, request)),
  ];
}

/** The names that a request requests or gives. */
export function subjectsOfRequest(file: string, { outputs, inputs, overrides }: RequestCallIr): readonly Subject[] {
  return [
    ...(outputs ?? []).flatMap((output) => toOutputSubject(file, output)),
    ...[...inputs.keys, ...overrides.keys].map((key) => toKeySubject(file, key)),
  ];
}

/** The name of a key. */
export function toKeySubject(file: string, { name, span }: KeyIr): Subject {
  return { role: "key", name, file, span };
}

function toOutputSubject(file: string, output: OutputIr): readonly Subject[] {
  return output.kind === "name" ? [{ role: "output", name: output.name, file, span: output.span }] : [];
}
