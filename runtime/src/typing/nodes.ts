/**
 * What a module's type says of its nodes: names and values, from `typeof features` alone.
 *
 * Flat lookups by name, without recursion over the graph, so that thousands of nodes stay cheap to check.
 */

import type { IsFanOut, ItemOf, Listed, Parallelizable } from "../fan-out.js";
import type { MODIFIERS } from "../modifiers/core/modifier.js";
import type { MadeNodes } from "./made-nodes.js";

/** Any function. */
export type AnyFunction = (...args: never[]) => unknown;

type AnyClass = abstract new (...args: never[]) => unknown;

/** Exports that are no nodes, whatever they are. */
type HiddenName = `_${string}` | `$${string}` | "default";

/** Names of the functions of a module or class that are nodes as they stand. */
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

/** What each function with modifiers makes, by the name of its export. */
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
 * For each node's name the exports that make it, as keys. An index, made once a module: to go through all exports for
 * each name would cost the square of their number.
 */
type Makers<Module> = {
  [Export in ModifiedNames<Module> as KeyOf<MadeBy<Module>[Export]> & string]: { readonly [Each in Export]: 1 };
};

/** Lets any name be looked up, without asking which names there are. */
interface NoMaker {
  readonly [name: string]: {};
}

/** The exports that make a node; several where they are variants, or where only a run knows the names. */
type MakerOf<Module, Name> = KeyOf<(Makers<Module> & NoMaker)[Name & string]>;

type KeyOf<Union> = Union extends unknown ? keyof Union : never;

/** The exported classes of a module, as a union. */
type Classes<Module> = Extract<Module[keyof Module], AnyClass>;

/** Whether nothing is known of a module: it was loaded by a computed name. */
type IsDynamic<Module> = string extends keyof Module ? true : false;

/** Names of the nodes of one module or of a union of modules. */
export type NodeName<Module> = Module extends unknown
  ? IsDynamic<Module> extends true
    ? string
    : PlainNames<Module> | (keyof Makers<Module> & string) | StaticName<Classes<Module>>
  : never;

type StaticName<Class> = Class extends unknown ? Exclude<PlainNames<Class>, "prototype"> : never;

/**
 * Whether a module may have nodes that its type does not tell: a decorator makes nodes of a static method without
 * changing its type.
 */
export type MayHaveMore<Module> = [Classes<Module>] extends [never] ? false : true;

/** The function behind a node; of modules that override each other, all their functions of that name. */
export type NodeFunctionOf<Module, Name> = Module extends unknown
  ? Name extends PlainNames<Module>
    ? Module[Name & keyof Module]
    : OwnFunction<Module, Name> | StaticFunction<Classes<Module>, Name>
  : never;

/** Functions with modifiers that make a node of this name; asked for, they stand for it. */
type OwnFunction<Module, Name> = string extends Name ? never : Module[MakerOf<Module, Name> & keyof Module];

type StaticFunction<Class, Name> = Class extends unknown
  ? Name extends StaticName<Class>
    ? Class[Name & keyof Class]
    : never
  : never;

/**
 * The value of a node; `unknown` in a dynamic module. Of variants the value is any of theirs.
 *
 * Of a node that fans out it is the list of its items. Of a node that depends on one it is the value for one item: names
 * of parameters are no part of types, so types cannot tell which nodes those are.
 */
export type NodeValue<Module, Name> = Listed<DeclaredValue<Module, Name>>;

/** The value of a node as its function is declared to give it. */
export type DeclaredValue<Module, Name> =
  IsDynamic<Module> extends false ? (Module extends unknown ? ValueIn<Module, Name> : never) : unknown;

type ValueIn<Module, Name> =
  Name extends PlainNames<Module>
    ? ValueOf<Module[Name & keyof Module]>
    : MadeValue<Module, MadeBy<Module>, MakerOf<Module, Name>, Name> | ValueOf<StaticFunction<Classes<Module>, Name>>;

type MadeValue<Module, Made, Maker, Name> = Maker extends keyof Made & keyof Module
  ? Name extends keyof Made[Maker]
    ? // What is made of something that fans out is there once an item.
      IsFanOut<ValueOf<Module[Maker]>> extends true
      ? Parallelizable<Made[Maker][Name]>
      : Made[Maker][Name]
    : never
  : never;

/** What a function returns, promised or not. */
export type ValueOf<Function> = Function extends (...args: never[]) => infer Value ? Awaited<Value> : never;

/** Nodes by name. */
export type NodesOf<Module> = { readonly [Name in NodeName<Module>]: NodeValue<Module, Name> };
