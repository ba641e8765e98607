/** The nodes of a dataflow as rules see them: definitions as they are written, or what modifiers made of them. */
import { shownName, type NodeRole } from "@icosian/runtime/tooling";
import type { DefinitionIr, InputIr, ModifierIr, ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { TypeLocation } from "../oracle/oracle.js";
import type { AskerIr, FedIr, OriginIr } from "./edges/feeds.js";

/** A node: a definition as it is written, or what modifiers made of one. */
export interface NodeIr extends DefinitionIr {
  /** Absent for a definition as it is written. */
  readonly made?: MadeIr;
}

/** What modifiers made of a definition. */
export interface MadeIr {
  /** Where the node's value is within what the function returns; null when it is something else. */
  readonly path: readonly (string | number)[] | null;
  /** Whether the function, asked for as an output, stands for this node. */
  readonly isOwn: boolean;
  /** Whether it is known that the node exists, and not a matter of a config that is not known. */
  readonly isCertain: boolean;
  /**
   * For a node of a definition that is there where no other of its name is: how many definitions of its name there may
   * be, itself among them. Null for all other nodes.
   */
  readonly otherwiseOf: number | null;
  /** What messages call the node, where its name is not the user's own. */
  readonly role: NodeRole | null;
  /** Whether this very node fans out, and not one that it was made of. */
  readonly fansOut: boolean;
  /** What gives the value where no path says it. */
  readonly origin: OriginIr;
  /** What its parameters are fed besides the values of single nodes. */
  readonly fed: readonly FedIr[];
  /** The modifiers of the definition, from the function outwards. */
  readonly written: readonly ModifierIr[];
}

/** An input of a node. */
export interface NodeInputIr extends InputIr {
  /**
   * Absent for the parameter of the input's name; `"parameter"` for a parameter of another name, `"modifier"` where no
   * parameter gets the value as it is, so that the type is not known.
   */
  readonly feed?: "parameter" | "modifier";
  /** What asks for the value where no parameter of the definition does. */
  readonly asker?: AskerIr;
  /** Where the source says that it is read, where that is not the parameter's name: `source("title")`, a step. */
  readonly readAt?: Location;
  /** Whether it is read for a part of a `group`. */
  readonly isPart?: boolean;
}

/** A node and the module that has it. */
export interface LocatedDefinition {
  readonly module: ModuleIr;
  readonly definition: NodeIr;
}

/** One input of one node. */
export interface Consumer extends LocatedDefinition {
  readonly input: NodeInputIr;
}

/** Rules ask for the same inputs again and again, and editors for those of definitions that have not changed. */
const knownInputs = new WeakMap<NodeIr, readonly NodeInputIr[]>();

/** The inputs of a definition, positional and named. */
export function inputsOf(definition: NodeIr): readonly NodeInputIr[] {
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

/** What has the type of a node's value; null where no type is known. */
export function valueOf(node: LocatedDefinition): TypeLocation | null {
  const path = node.definition.made?.path;
  if (path === null) return null;
  return {
    kind: "value",
    location: locationOfDefinition(node),
    ...(path !== undefined && path.length > 0 && { path }),
    // Also of what is made of it: what depends on a fan-out is computed once an item.
    ...(node.definition.fansOut && { isItem: true }),
  };
}

/** What has the type of an input; null where no type is known. */
export function acceptedBy(consumer: Consumer): TypeLocation | null {
  const { asker, feed, collects } = consumer.input;
  if (asker !== undefined)
    return collects && asker.type.kind === "argument" ? { ...asker.type, isItem: true } : asker.type;
  if (feed === "modifier") return null;
  return { kind: "input", location: locationOfInput(consumer), ...(collects && { isItem: true }) };
}

/** Whether what depends on a node is computed once an item of it. */
export function isFanOut({ definition }: LocatedDefinition): boolean {
  return definition.made?.fansOut ?? definition.fansOut;
}

/** Whether the node is one of several variants, of which a config that is not known chooses. */
export function isUncertain({ definition }: LocatedDefinition): boolean {
  return definition.made?.isCertain === false;
}

/** Whether the node gives way to other variants of its name. */
export function isOtherwise({ definition }: LocatedDefinition): boolean {
  return (definition.made?.otherwiseOf ?? null) !== null;
}

/** Whether one of these variants is there whatever the config is: one that is always, or one where no other is. */
export function isOneCertain(variants: readonly LocatedDefinition[]): boolean {
  const certain = variants.filter((variant) => !isUncertain(variant));
  return certain.some(({ definition }) => (definition.made?.otherwiseOf ?? 0) <= variants.length);
}

/** What messages call a node: `spendPerSignup (before its checks)` for one that modifiers named. */
export function shownNameOf({ definition }: LocatedDefinition): string {
  return shownName(definition);
}

/** Where a definition's name stands. */
export function locationOfDefinition({ module, definition }: LocatedDefinition): Location {
  return { file: module.file, span: definition.nameSpan };
}

/** Where an input's name stands. */
export function locationOfInput({ module, input }: Consumer): Location {
  return { file: module.file, span: input.nameSpan };
}
