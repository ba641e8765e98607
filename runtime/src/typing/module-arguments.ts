/** The types of the modules that `dataflow(…)` accepts. Any other value is rejected with a hint in its type. */
/** Names of options. A module may have functions of these names. */
type OptionName = "config" | "allowModuleOverrides" | "manifests" | "threads";

/** The hint for a value that is not a module; `unknown` for everything else. */
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

/** Whether an object consists of options only. In a module, members with such names would be functions. */
type IsOptions<Argument> = [keyof Argument] extends [never]
  ? false
  : [keyof Argument] extends [OptionName]
    ? [Extract<Argument[keyof Argument], (...args: never[]) => unknown>] extends [never]
      ? true
      : false
    : false;

/** Each argument, checked. There must be at least one. */
export type ModuleArguments<Modules extends readonly object[]> = Modules extends readonly []
  ? readonly [module: object]
  : { readonly [Index in keyof Modules]: ModuleArgument<Modules[Index]> };
