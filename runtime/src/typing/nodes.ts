/**
 * The nodes of a module, derived from its type alone: their names and values, from `typeof features`.
 *
 * Look-ups by name are flat, without recursion over the graph, so that thousands of nodes stay cheap to check.
 */

import type { IsFanOut, ItemOf, Listed, Parallelizable } from "../fan-out.js";
import type { MODIFIERS } from "../modifiers/core/modifier.js";
import type { MadeNodes } from "./made-nodes.js";

/** Any function. */
export type AnyFunction = (...args: never[]) => unknown;

type AnyClass = abstract new (...args: never[]) => unknown;

/** Names of exports that are never nodes. */
type HiddenName = `_${string}` | `$${string}` | "default";

/** Names of the functions of a module or class that are nodes without any modifier. */
type PlainNames<Owner> = Exclude<
  {
    [Name in keyof Owner]: Name extends string
      ? Owner[Name] extends AnyFunction
        ? Owner[Name] extends HasModifiers
          ? never
          : Name
        : never
      : never;
  }[keyof Owner],
  HiddenName
>;

interface HasModifiers {
  readonly [MODIFIERS]: readonly unknown[];
}

/** The nodes of each function with modifiers, by the name of its export. */
type MadeBy<Module> = {
  [Name in ModifiedNames<Module>]: Module[Name] extends HasModifiers
    ? MadeNodes<Name, ItemOf<ValueOf<Module[Name]>>, Module[Name][typeof MODIFIERS]>
    : never;
};

type ModifiedNames<Module> = Exclude<
  { [Name in keyof Module]: Module[Name] extends HasModifiers ? Name : never }[keyof Module],
  HiddenName
> &
  string;

/**
 * For each node's name the exports that create it, as keys. This index is created once per module, because going
 * through all exports for each name would be quadratic.
 */
type Makers<Module> = {
  [Export in ModifiedNames<Module> as KeyOf<MadeBy<Module>[Export]> & string]: { readonly [Each in Export]: 1 };
};

/** Allows any name to be looked up without enumerating the names. */
interface NoMaker {
  readonly [name: string]: {};
}

/** The exports that create a node; several if they are variants, or if only a run knows the names. */
type MakerOf<Module, Name> = KeyOf<(Makers<Module> & NoMaker)[Name & string]>;

type KeyOf<Union> = Union extends unknown ? keyof Union : never;

/** The exported classes of a module, as a union. */
type Classes<Module> = Extract<Module[keyof Module], AnyClass>;

/** Whether nothing is known about a module, because it was imported by a computed path. */
type IsDynamic<Module> = string extends keyof Module ? true : false;

/** Names of the nodes of one module or of a union of modules. */
export type NodeName<Module> = Module extends unknown
  ? IsDynamic<Module> extends true
    ? string
    : PlainNames<Module> | (keyof Makers<Module> & string) | StaticName<Classes<Module>>
  : never;

type StaticName<Class> = Class extends unknown ? Exclude<PlainNames<Class>, "prototype"> : never;

/**
 * Whether a module may have nodes that are not in its type: a decorator creates nodes from a static method without
 * changing its type.
 */
export type MayHaveMore<Module> = [Module extends unknown ? Classes<Module> : never] extends [never] ? false : true;

/** The function of a node; for modules that override each other, the union of their functions of that name. */
export type NodeFunctionOf<Module, Name> = Module extends unknown
  ? Name extends PlainNames<Module>
    ? Module[Name & keyof Module]
    : OwnFunction<Module, Name> | StaticFunction<Classes<Module>, Name>
  : never;

/** Functions with modifiers that create a node of this name. A request for the function means this node. */
type OwnFunction<Module, Name> = string extends Name ? never : Module[MakerOf<Module, Name> & keyof Module];

type StaticFunction<Class, Name> = Class extends unknown
  ? Name extends StaticName<Class>
    ? Class[Name & keyof Class]
    : never
  : never;

/**
 * The value of a node; `unknown` in a dynamic module. For variants, the union of their values.
 *
 * For a node that fans out, the value is the list of its items. For a node that depends on it, the value is that for
 * one item: parameter names are not part of types, so types cannot tell which nodes depend on it.
 */
export type NodeValue<Module, Name> = Listed<DeclaredValue<Module, Name>>;

/** The value of a node, as its function declares it. */
export type DeclaredValue<Module, Name> =
  IsDynamic<Module> extends false ? (Module extends unknown ? ValueIn<Module, Name> : never) : unknown;

type ValueIn<Module, Name> =
  Name extends PlainNames<Module>
    ? ValueOf<Module[Name & keyof Module]>
    : ValueMadeBy<Module, MadeBy<Module>, MakerOf<Module, Name>, Name> | ValueOf<StaticFunction<Classes<Module>, Name>>;

type ValueMadeBy<Module, Made, Maker, Name> = Maker extends keyof Made & keyof Module
  ? Name extends keyof Made[Maker]
    ? // Nodes created from a function that fans out have one value per item.
      IsFanOut<ValueOf<Module[Maker]>> extends true
      ? Parallelizable<Made[Maker][Name]>
      : Made[Maker][Name]
    : never
  : never;

/** The result of a function; awaited if it is a promise. */
export type ValueOf<Function> = Function extends (...args: never[]) => infer Value ? Awaited<Value> : never;

/** Nodes by name. */
export type NodesOf<Module> = { readonly [Name in NodeName<Module>]: NodeValue<Module, Name> };
