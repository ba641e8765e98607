/** The nodes of a dataflow as rules see them: definitions as they are written, or nodes that modifiers made of them. */
import { shownName, type DefinitionFacts, type NodeDefinition, type NodeRole } from "@icosian/runtime/tooling";
import type { DefinitionIr, InputIr, ModifierIr, ModuleIr } from "../ir/module.js";
import type { TypeIr } from "../ir/module-parts.js";
import type { Location } from "../ir/span.js";
import type { DeclaredLocation, TypeLocation } from "../oracle/oracle.js";
import type { AskerIr, FedIr, OriginIr } from "./edges/feeds.js";

/** A node: a definition as it is written, or a node that modifiers made of one. */
export interface NodeIr extends DefinitionIr {
  /** What modifiers did to the definition; absent for a definition as it is written. */
  readonly made?: MadeIr;
}

/** What modifiers did to a definition to make a node of it. */
export interface MadeIr {
  /** The path to the node's value in the result of the function; null if the value comes from elsewhere. */
  readonly path: readonly (string | number)[] | null;
  /** Whether the function, used as an output, means this node. */
  readonly isOwn: boolean;
  /** Whether the node certainly exists, independent of any unknown config. */
  readonly isCertain: boolean;
  /**
   * For a node with `otherwise()`, the number of possible definitions of its name, including itself. Null for all other
   * nodes.
   */
  readonly otherwiseOf: number | null;
  /** The role that messages show if the name of the node is not the user's own. */
  readonly role: NodeRole | null;
  /** Whether this node itself fans out, and not another node of the same definition. */
  readonly fansOut: boolean;
  /** What gives the value if it is not a part of the function's result. */
  readonly origin: OriginIr;
  /** What drawings and lists tell about the node. */
  readonly shown: ShownIr;
  /** The node as the runtime's own expansion makes it, from which its code version is computed when it is asked for. */
  readonly expanded: NodeDefinition;
  /** The feeds of its parameters that are not just the value of one node. */
  readonly fed: readonly FedIr[];
  /** The modifiers of the definition, from the function outwards. */
  readonly written: readonly ModifierIr[];
}

/** What drawings and lists tell about a node that modifiers made. */
export type ShownIr = Pick<
  DefinitionFacts,
  "kind" | "type" | "tags" | "madeFrom" | "modifiers" | "subdags" | "isRemote" | "isCached"
>;

/** An input of a node. */
export interface NodeInputIr extends InputIr {
  /**
   * Absent for the parameter of the input's name; `"parameter"` for a parameter of another name; `"modifier"` if no
   * parameter receives the value unchanged, so that its type is not known.
   */
  readonly feed?: "parameter" | "modifier";
  /** Whether the input takes the values of all items if a fan-out encloses the node that it reads. */
  readonly mayCollect?: boolean;
  /** What takes the value if no parameter of the definition does. */
  readonly asker?: AskerIr;
  /** Where the source says that it is read, if not by the parameter's name: at `source("title")` or at a step. */
  readonly readAt?: Location;
  /** Whether the input is a part of a `group`. */
  readonly isPart?: boolean;
}

/** A node with the module that defines it. */
export interface LocatedDefinition {
  /** The module that defines the node. */
  readonly module: ModuleIr;
  /** The definition of the node. */
  readonly definition: NodeIr;
}

/** One input of one node. */
export interface Consumer extends LocatedDefinition {
  /** The input that takes the value. */
  readonly input: NodeInputIr;
}

/** The inputs by definition: rules read them repeatedly, and editors keep definitions that have not changed. */
const knownInputs = new WeakMap<NodeIr, readonly NodeInputIr[]>();

/** Lists the inputs of a definition, positional and named. */
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

/** Finds what has the type of a node's value; null if no type is known. */
export function valueOf(node: LocatedDefinition): TypeLocation | null {
  const path = node.definition.made?.path;
  if (path === null) return null;
  return {
    kind: "value",
    location: locationOfDefinition(node),
    ...(node.definition.made === undefined && toTypeKey(node.definition.returnType)),
    ...(path !== undefined && path.length > 0 && { path }),
    // This also holds for nodes made of a fan-out: everything that depends on it is computed once per item.
    ...(node.definition.fansOut && { isItem: true }),
  };
}

/** Finds what has the type of an input; null if no type is known. */
export function acceptedBy(consumer: Consumer): TypeLocation | null {
  const { asker, feed, collects, type, isOptional } = consumer.input;
  if (asker !== undefined)
    return collects && asker.type.kind === "argument" ? { ...asker.type, isItem: true } : asker.type;
  if (feed === "modifier") return null;
  const key = feed === undefined && !isOptional ? toTypeKey(type) : {};
  return { kind: "input", location: locationOfInput(consumer), ...key, ...(collects && { isItem: true }) };
}

function toTypeKey(type: TypeIr | null): Pick<DeclaredLocation, "typeKey"> {
  return type?.key === undefined ? {} : { typeKey: type.key };
}

/** Whether the nodes that depend on a node are computed once per item. */
export function isFanOut({ definition }: LocatedDefinition): boolean {
  return definition.made?.fansOut ?? definition.fansOut;
}

/** Whether an unknown config decides if the node exists. */
export function isUncertain({ definition }: LocatedDefinition): boolean {
  return definition.made?.isCertain === false;
}

/** Whether the node exists only if no other variant of its name does. */
export function isOtherwise({ definition }: LocatedDefinition): boolean {
  return (definition.made?.otherwiseOf ?? null) !== null;
}

/** Whether one of the variants exists under every config: a certain one, or one with `otherwise()`. */
export function isOneCertain(variants: readonly LocatedDefinition[]): boolean {
  const certain = variants.filter((variant) => !isUncertain(variant));
  return certain.some(({ definition }) => (definition.made?.otherwiseOf ?? 0) <= variants.length);
}

/** Returns the name of a node in messages: `spendPerSignup (before its checks)` for one that modifiers named. */
export function shownNameOf({ definition }: LocatedDefinition): string {
  return shownName(definition);
}

/** Returns the location of a definition's name. */
export function locationOfDefinition({ module, definition }: LocatedDefinition): Location {
  return { file: module.file, span: definition.nameSpan };
}

/** Returns the location of an input's name. */
export function locationOfInput({ module, input }: Consumer): Location {
  return { file: module.file, span: input.nameSpan };
}
