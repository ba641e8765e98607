/** What a modifier declares of itself, as data, so that a compiler knows what it changes without running any module. */

/**
 * What a modifier changes.
 *
 * - `describes`: what is said of nodes, and neither names nor edges.
 * - `gates`: whether the definition exists.
 * - `feeds`: where its parameters get their values from.
 * - `expands`: which nodes it becomes.
 * - `wraps`: what happens when its function is called, and neither names nor edges.
 */
export type Effect = "describes" | "gates" | "feeds" | "expands" | "wraps";

/**
 * What kind of thing an argument is, which says how a compiler gives it a value.
 *
 * - `literal`: literals, lists and records of them, and calls of functions like `source("spend")`. When something else is
 *   written, the modifier is left unchecked.
 * - `value`: any value at all; which one changes neither names nor edges.
 * - `function`: a function that is called only while a dataflow runs.
 * - `body`: a function that takes the place of the definition's own.
 * - `step`: a literal as above, made of a function after which its node is named.
 * - `definition`: a definition of the same module, which this one becomes a step of; or the name of its node.
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
  /** An object with these keys; others are literals. */
  | { readonly options: Readonly<Record<string, ArgumentForm>> }
  /** An object with any keys, whose values are all of one form. */
  | { readonly entries: ArgumentForm }
  /** One of these, or a list of them. */
  | { readonly list: ArgumentForm }
  /** An object of which this method is called while a dataflow runs. */
  | { readonly method: string }
  /** An object of checks by name, each with an argument that it takes, in the place of one that is not known. */
  | { readonly checks: Readonly<Record<string, unknown>> };

/** What a modifier is and takes. */
export interface ModifierDeclaration {
  readonly effect: Effect;
  /** The forms of its arguments in their order; the last one is that of all that follow. Literals unless given. */
  readonly arguments?: readonly ArgumentForm[];
}

/** What a function of this package declares: one that makes modifiers, or arguments of modifiers. */
export interface FactoryDeclaration {
  readonly factory: (...args: never[]) => unknown;
  /** Absent for what makes arguments. */
  readonly effect?: Effect;
  readonly arguments?: readonly ArgumentForm[];
  /** What the manifest says of the modifier that only syntax tells: the fields of the declared return type. */
  readonly infers?: "fields";
  /** What it takes out of a value, by names that are its arguments. */
  readonly parts?: "field" | "column" | "element";
  /** What stands outside of it sees the first element of what the function returns. */
  readonly passesOn?: "first";
  /** Of a gate: that the definition exists where no other of its name does, or never. */
  readonly exists?: "otherwise" | "never";
  /** Whether it may read any key of the config. */
  readonly readsAnyConfig?: true;
  /** Whether another modifier takes its place when the dataflow is built. */
  readonly isLate?: true;
}

/** What the functions of one file declare, by name. */
export type Declarations = Readonly<Record<string, FactoryDeclaration>>;
