/** Writes the first lines of functions, with types if the output is TypeScript. */

/** The types in the functions of compiled plans, as TypeScript text. */
export interface PlanTypes {
  /** Type of the list of the tasks' functions. */
  readonly functions: string;
  /** Type of the slots. */
  readonly slots: string;
  /** Type of values by name. */
  readonly values: string;
  /** Type of a chunk. */
  readonly chunk: string;
  /** Type of an item loop. */
  readonly loop: string;
  /** Type of the outputs by name. */
  readonly result: string;
}

/**
 * Writes the first line of a function declaration.
 *
 * @param parameters - Names and types; an empty type is omitted, and so is an empty result.
 */
export function toHead(
  name: string,
  parameters: readonly (readonly [name: string, type: string])[],
  result: string,
): string {
  const list = parameters.map(([parameter, type]) => (type === "" ? parameter : `${parameter}: ${type}`)).join(", ");
  return `function ${name}(${list})${result === "" ? "" : `: ${result}`} {`;
}

/**
 * Writes the first lines of a function that binds other functions, each to a constant of its own, so that optimised
 * code knows what it calls.
 *
 * Compilers report unused parameters unless their names begin with `_`.
 */
export function toBindingHead(name: string, result: string, tasks: readonly number[], types: PlanTypes | null): string {
  const certainly = types === null ? "" : "!";
  const bindings = tasks.map((task) => `\n  const f${task} = functions[${task}]${certainly};`);
  return `${toHead(name, [[tasks.length === 0 ? "_functions" : "functions", types?.functions ?? ""]], result)}${bindings.join("")}`;
}
