/**
 * What a module's type says of its nodes: names and values, from `typeof features` alone.
 *
 * Flat lookups by name, without recursion over the graph, so that thousands of nodes stay cheap to check.
 */

/** Any function. */
export type AnyFunction = (...args: never[]) => unknown;

type AnyClass = abstract new (...args: never[]) => unknown;

/** Exports that are no nodes, whatever they are. */
type HiddenName = `_${string}` | `$${string}` | "default" | "prototype";

/** Names of the functions of a module or class that are nodes. */
type FunctionNames<Owner> = Exclude<
  {
    [Name in keyof Owner]: Name extends string ? (Owner[Name] extends AnyFunction ? Name : never) : never;
  }[keyof Owner],
  HiddenName
>;

/** The exported classes of a module, as a union. */
type Classes<Module> = Extract<Module[keyof Module], AnyClass>;

/** Whether nothing is known of a module: it was loaded by a computed name. */
type IsDynamic<Module> = string extends keyof Module ? true : false;

/** Names of the nodes of one module or of a union of modules. */
export type NodeName<Module> = Module extends unknown
  ? IsDynamic<Module> extends true
    ? string
    : FunctionNames<Module> | StaticName<Classes<Module>>
  : never;

type StaticName<Class> = Class extends unknown ? FunctionNames<Class> : never;

/** The function behind a node; of modules that override each other, all their functions of that name. */
export type NodeFunctionOf<Module, Name> = Module extends unknown
  ? Name extends FunctionNames<Module>
    ? Module[Name & keyof Module]
    : StaticFunction<Classes<Module>, Name>
  : never;

type StaticFunction<Class, Name> = Class extends unknown
  ? Name extends FunctionNames<Class>
    ? Class[Name & keyof Class]
    : never
  : never;

/** The value of a node; `unknown` in a dynamic module. */
export type NodeValue<Module, Name> = IsDynamic<Module> extends false ? ValueOf<NodeFunctionOf<Module, Name>> : unknown;

/** What a function returns, promised or not. */
export type ValueOf<Function> = Function extends (...args: never[]) => infer Value ? Awaited<Value> : never;
