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
  /** Arguments whose modules are not there. */
  readonly missingModules: readonly MissingModule[];
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

/** An argument that comes from an import of something that is not there. */
export interface MissingModule {
  readonly place: Place;
  /** What it is called where it is imported. */
  readonly name: string;
  readonly specifier: string;
}

/** Rules ask for the same inputs again and again, and editors for those of definitions that have not changed. */
const knownInputs = new WeakMap<DefinitionIr, readonly InputIr[]>();

/** The inputs of a definition, positional and named. */
export function inputsOf(definition: DefinitionIr): readonly InputIr[] {
  const known = knownInputs.get(definition);
  if (known !== undefined) return known;
  const inputs = readInputs(definition);
  knownInputs.set(definition, inputs);
  return inputs;
}

function readInputs({ parameters }: DefinitionIr): readonly InputIr[] {
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
