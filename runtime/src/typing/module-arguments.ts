/** The types of what `dataflow(…)` takes as modules: what is none is refused, with what to write in its place. */
/** Names of options, which are none of a module's functions. */
type OptionName = "config" | "allowModuleOverrides" | "manifests" | "threads";

/** What is no module, with what to write in its place; `unknown` for everything else. */
type ModuleArgument<Argument> = Argument extends readonly unknown[]
  ? { readonly "write the modules one by one, or { modules: [...] }": never }
  : Argument extends (...args: never[]) => unknown
    ? { readonly "a dataflow is made of whole modules: import * as features from ...": never }
    : Argument extends PromiseLike<unknown>
      ? { readonly "write await before it": never }
      : Argument extends { readonly modules: unknown }
        ? { readonly modules: never }
        : IsOptions<Argument> extends true
          ? { readonly "options and modules stand in one object: { modules: [...], config }": never }
          : unknown;

/** Whether an object has options and nothing else; of a module with such names some are functions. */
type IsOptions<Argument> = [keyof Argument] extends [never]
  ? false
  : [keyof Argument] extends [OptionName]
    ? [Extract<Argument[keyof Argument], (...args: never[]) => unknown>] extends [never]
      ? true
      : false
    : false;

/** Each argument, checked; nothing at all is no dataflow. */
export type ModuleArguments<Modules extends readonly object[]> = Modules extends readonly []
  ? readonly [module: object]
  : { readonly [Index in keyof Modules]: ModuleArgument<Modules[Index]> };
