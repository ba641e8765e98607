/** What `icosian generate` asks of the compiler, and the answer. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JoinedPlan } from "../ir/joined-dataflow.js";
import type { ReadModule, ResolveModule } from "./read-module.js";

/** The content of a file to generate. */
export interface GenerateInput {
  /** The name of the file that will be written. */
  readonly out: string;
  /** The arguments of `icosian generate`, for the file's first lines; paths begin at the root of the package. */
  readonly command: string;
  /** The modules to link, each once. */
  readonly modules: readonly ReadModule[];
  /** Whether the last module wins if several modules define the same name. */
  readonly allowsOverrides: boolean;
  /** The requests to compile to code, each as a list of outputs. */
  readonly plans: readonly (readonly string[])[];
  /** Returns the specifier by which the generated file imports another file. */
  readonly specifierOf: (file: string) => string;
  /** Finds the modules that subdags run. */
  readonly resolve: ResolveModule;
}

/** The text of a generated file, or the reasons why there is none. */
export interface Generated {
  /** The diagnostics of the modules and of the dataflow. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the file; null if there are errors or unknown outputs. */
  readonly text: string | null;
  /** The number of nodes of the dataflow; 0 if there is no text. */
  readonly nodeCount: number;
  /** The requested plans: those that the file contains as code, and those that could not be compiled. */
  readonly plans: readonly JoinedPlan[];
  /** The outputs of the plans that the dataflow does not have. */
  readonly unknownOutputs: readonly UnknownOutput[];
}

/** A requested output that the dataflow does not have. */
export interface UnknownOutput {
  /** The requested name. */
  readonly name: string;
  /** The most similar name of a node or input; null if none is near. */
  readonly nearest: string | null;
}
