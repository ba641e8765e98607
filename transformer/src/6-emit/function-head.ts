/** Writes the first lines of functions, with types where they are TypeScript. */

/** Types of the functions of plans as code. */
export interface PlanTypes {
  readonly functions: string;
  readonly slots: string;
  readonly values: string;
  readonly chunk: string;
  readonly loop: string;
  readonly result: string;
}

/**
 * The first line of a function declaration.
 *
 * @param parameters - Empty types are left out, as the empty result is.
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
 * The first lines of a function that binds others: a constant each, so that optimised code knows what it calls.
 *
 * Compilers complain of what is not used, unless its name begins with `_`.
 */
export function toBindingHead(name: string, result: string, tasks: readonly number[], types: PlanTypes | null): string {
  const certainly = types === null ? "" : "!";
  const bindings = tasks.map((task) => `\n  const f${task} = functions[${task}]${certainly};`);
  return `${toHead(name, [[tasks.length === 0 ? "_functions" : "functions", types?.functions ?? ""]], result)}${bindings.join("")}`;
}
