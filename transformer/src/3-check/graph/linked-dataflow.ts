/** A dataflow as rules see it: the modules of one `dataflow(…)` call, linked by name. */
import type { DataflowCallIr } from "../../ir/calls.js";
import type { DefinitionIr, InputIr, ModuleIr } from "../../ir/module.js";
import type { Place } from "../../ir/span.js";

/** A definition and the module that has it. */
export interface LocatedDefinition {
  readonly module: ModuleIr;
  readonly definition: DefinitionIr;
}

/** One input of one node. */
export interface Consumer extends LocatedDefinition {
  readonly input: InputIr;
}

/** The modules of one call, linked. */
export interface LinkedDataflow {
  readonly file: string;
  readonly call: DataflowCallIr;
  /** Files that are passed as modules but are none. */
  readonly plainModules: readonly PlainModule[];
  /** Every definition of each name, in the order of the modules. */
  readonly definitions: ReadonlyMap<string, readonly LocatedDefinition[]>;
  /** The definition that counts: the last, unless the config takes its place. */
  readonly nodes: ReadonlyMap<string, LocatedDefinition>;
  /** Who asks for each name. */
  readonly consumers: ReadonlyMap<string, readonly Consumer[]>;
  /** Whether every module and every config key is known, so that what is not there is known too. */
  readonly isComplete: boolean;
}

/** An argument that stands for a source file which is no dataflow module. */
export interface PlainModule {
  readonly place: Place;
  readonly file: string;
}

/** The inputs of a definition, positional and named. */
export function inputsOf({ parameters }: DefinitionIr): readonly InputIr[] {
  return parameters.flatMap((parameter) => {
    if (parameter.kind === "positional") return [parameter.input];
    return parameter.kind === "named" ? parameter.inputs : [];
  });
}

/** Where a definition's name stands. */
export function placeOfDefinition({ module, definition }: LocatedDefinition): Place {
  return { file: module.file, span: definition.nameSpan };
}

/** Where an input's name stands. */
export function placeOfInput({ module, input }: Consumer): Place {
  return { file: module.file, span: input.nameSpan };
}
