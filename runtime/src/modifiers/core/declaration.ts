/** What a modifier declares about itself, as data, so that the compiler knows its effect without running any module. */

/**
 * What a modifier changes about a definition.
 *
 * - `describes`: the metadata of its nodes, but neither their names nor their edges.
 * - `gates`: whether the definition exists.
 * - `feeds`: the sources of its parameters' values.
 * - `expands`: the nodes that the definition becomes.
 * - `wraps`: the call of its function, but neither names nor edges.
 */
export type Effect = "describes" | "gates" | "feeds" | "expands" | "wraps";

/**
 * The form of an argument, which tells the compiler how to evaluate it.
 *
 * - `literal`: literals, lists and records of literals, and calls of functions such as `source("spend")`. If the source
 *   contains anything else, the compiler does not check the modifier.
 * - `value`: any value; the choice of the value changes neither names nor edges.
 * - `function`: a function that is called only while a dataflow runs.
 * - `body`: a function that replaces the definition's own function.
 * - `step`: a step as `step(…)` creates it, from a function that gives the step's node its name; otherwise a literal.
 * - `definition`: a definition of the same module, or the name of its node; this definition becomes a step of that one.
 * - `modules`: a list of dataflow modules.
 * - `address`: the address of a module, `import.meta.url`.
 */
export type ArgumentForm =
  | "literal"
  | "value"
  | "function"
  | "body"
  | "step"
  | "definition"
  | "modules"
  | "address"
  /** An object with these forms by key; the values under all other keys are literals. */
  | {
      /** The forms by key. */
      readonly options: Readonly<Record<string, ArgumentForm>>;
      /** The form of all other keys; `literal` unless given. */
      readonly others?: ArgumentForm;
    }
  /** An object with any keys, whose values all have the same form. */
  | {
      /** The form of every value. */
      readonly entries: ArgumentForm;
    }
  /** One argument of this form, or a list of such arguments. */
  | {
      /** The form of each argument. */
      readonly list: ArgumentForm;
    }
  /** An object that has this method, which is called only while a dataflow runs. */
  | {
      /** The name of the method. */
      readonly method: string;
      /** The names of the methods that it may have too. */
      readonly optional?: readonly string[];
    }
  /** A literal; anything else counts as this value. */
  | {
      /** A valid argument. */
      readonly otherwise: unknown;
    }
  /** An object of checks by name; each check has a valid argument, which is used if the real one is unknown. */
  | {
      /** The valid arguments by check. */
      readonly checks: Readonly<Record<string, unknown>>;
    };

/** What a modifier changes, and the arguments that it takes. */
export interface ModifierDeclaration {
  /** What the modifier changes. */
  readonly effect: Effect;
  /** The forms of its arguments in order; further arguments have the last form. Literals unless given. */
  readonly arguments?: readonly ArgumentForm[];
}

/** What a factory of this package declares. A factory creates modifiers, or arguments of modifiers. */
export interface FactoryDeclaration {
  /** The factory itself. */
  readonly factory: (...args: never[]) => unknown;
  /** What its modifiers change; absent if it creates arguments of modifiers. */
  readonly effect?: Effect;
  /** The forms of its arguments, as in {@link ModifierDeclaration}. */
  readonly arguments?: readonly ArgumentForm[];
  /** The facts that the compiler reads from the syntax for the manifest: the fields of the declared return type. */
  readonly infers?: "fields";
  /** The kind of the parts that it extracts from a value; its arguments are the names of the parts. */
  readonly parts?: "field" | "column" | "element";
  /** The part of the function's result that modifiers further outwards receive: the first element. */
  readonly passesOn?: "first";
  /** When a gate without a condition lets the definition exist: if no other definition of its name exists, or never. */
  readonly exists?: "otherwise" | "never";
  /** Whether it may read every key of the config. */
  readonly readsAnyConfig?: true;
  /** Whether it makes nodes that stand outside of all modules, and no function has it as a modifier. */
  readonly materializes?: true;
  /** Whether another modifier replaces it when the dataflow is built. */
  readonly isLate?: true;
}

/** The declarations of one file's factories, by name. */
export type Declarations = Readonly<Record<string, FactoryDeclaration>>;
