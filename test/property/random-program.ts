/** Random programs as data: dataflow modules with helpers in other files, and the runs of a cached dataflow over them. */

/** Where the arithmetic of random programs happens. */
export const MODULUS: number = 10_007;

/** Inputs that every run provides if a function reads them; `rate` comes from the config. */
export const EXTERNAL: readonly string[] = ["a", "b", "c", "rate"];

/** A function in a file without dataflow: `(x * factor + term + Σ helper(x)) % MODULUS`. */
export interface Helper {
  readonly name: string;
  /** Which of the two files has it. */
  readonly file: number;
  readonly factor: number;
  readonly term: number;
  /** How its file writes the term: in place, as a constant, or as a constant of another file. */
  readonly via: "literal" | "constant" | "import";
  /** Names of helpers with lower numbers. */
  readonly helpers: readonly string[];
}

/** An input of a function, with its weight in the sum. */
export interface ProgramInput {
  readonly name: string;
  readonly weight: number;
  /** The default of an optional input; null for a required one. */
  readonly fallback: number | null;
}

/** How a cache treats a function's node. */
export type Behavior = "default" | "recompute" | "disable" | "ignore";

/** One function of a dataflow module; its kind says which nodes it makes. */
export interface ProgramFunction {
  readonly name: string;
  /** A fan-out is a source, a function for each item, and one that collects. */
  readonly kind: "plain" | "parameterize" | "inject" | "fields" | "pipe" | "source" | "each" | "collect";
  readonly module: number;
  readonly form: "declaration" | "arrow" | "node call";
  readonly isAsync: boolean;
  readonly seed: number;
  /** Small moduli make equal values likely, so that edits stop there. */
  readonly modulus: number;
  readonly inputs: readonly ProgramInput[];
  readonly helpers: readonly string[];
  /** The nodes of `parameterize`, and what each is fed. */
  readonly variants: readonly { readonly name: string; readonly by: number }[];
  /** What `inject` feeds: a number, or the name of a node or an input. */
  readonly feed: number | string;
  /** Names of the helpers through which `pipe` sends the value. */
  readonly steps: readonly string[];
  /** The source of an `each`, and the `each` of a `collect`. */
  readonly reads: string;
  /** The number of items of a source. */
  readonly count: number;
  /** What the modifier `cached` says; null if there is none. */
  readonly cached: Behavior | null;
}

/** What changes no meaning. */
export interface Layout {
  readonly comments: number;
  readonly isSpread: boolean;
  readonly isReversed: boolean;
  readonly unrelated: number;
  readonly types: number;
}

/** A program. */
export interface Program {
  readonly helpers: readonly Helper[];
  readonly functions: readonly ProgramFunction[];
  /** How each module imports helpers. */
  readonly imports: readonly ("named" | "renamed" | "namespace" | "barrel")[];
  readonly layout: Layout;
  readonly values: Readonly<Record<string, number>>;
}

/** Chooses an integer from 0 to a maximum. */
export type Choose = (max: number) => number;

/** The nodes of a function whose values others can read. */
export function nodesOf({ name, kind, variants }: ProgramFunction): readonly string[] {
  if (kind === "parameterize") return variants.map((variant) => variant.name);
  if (kind === "fields") return [`${name}_p`, `${name}_q`];
  return kind === "source" || kind === "each" ? [] : [name];
}

/** Chooses an element. */
export function pick<Element>(choose: Choose, from: readonly Element[]): Element {
  return from[choose(from.length - 1)]!;
}

/** A program in which nothing is missing. */
export function createProgram(choose: Choose): Program {
  const helpers: Helper[] = [];
  const helperCount = 2 + choose(4);
  for (let at = 0; at < helperCount; at++) helpers.push(createHelper(choose, helpers));
  const functions: ProgramFunction[] = [];
  const kinds = ["plain", "plain", "parameterize", "inject", "fields", "pipe", "fanOut"] as const;
  const count = 2 + choose(5);
  for (let at = 0; at < count; at++) {
    const known = [...EXTERNAL, "absent", ...functions.flatMap(nodesOf)];
    const kind = pick(choose, kinds);
    const create = (name: string, own: ProgramFunction["kind"], reads = ""): void =>
      void functions.push(createFunction(choose, { name, kind: own, reads }, known, helpers));
    if (kind !== "fanOut") {
      create(`f${at}`, kind);
      continue;
    }
    create(`f${at}_items`, "source");
    create(`f${at}_each`, "each", `f${at}_items`);
    create(`f${at}`, "collect", `f${at}_each`);
  }
  return {
    helpers,
    functions,
    imports: [0, 1].map(() => pick(choose, ["named", "renamed", "namespace", "barrel"])),
    layout: { comments: 0, isSpread: false, isReversed: false, unrelated: 0, types: 0 },
    values: { a: choose(4), b: choose(4), c: choose(4), rate: choose(4) },
  };
}

function createHelper(choose: Choose, lower: readonly Helper[]): Helper {
  return {
    name: `h${lower.length}`,
    file: choose(1),
    factor: 1 + choose(4),
    term: choose(4),
    via: pick(choose, ["literal", "constant", "import"]),
    helpers: chooseSome(
      choose,
      lower.map(({ name }) => name),
      2,
    ),
  };
}

function createFunction(
  choose: Choose,
  { name, kind, reads }: Pick<ProgramFunction, "name" | "kind" | "reads">,
  known: readonly string[],
  helpers: readonly Helper[],
): ProgramFunction {
  const names = helpers.map((helper) => helper.name);
  const inputs = chooseSome(choose, known, 3).map((input): ProgramInput => {
    const isOptional = input === "absent" || choose(3) === 0;
    return { name: input, weight: 1 + choose(4), fallback: isOptional ? choose(9) : null };
  });
  const fed = pick(
    choose,
    known.filter((each) => each !== "absent" && inputs.every((input) => input.name !== each)).concat("a"),
  );
  const isFree = inputs.every((input) => input.name !== fed);
  return {
    name,
    kind,
    reads,
    module: choose(1),
    form: pick(choose, ["declaration", "arrow", "node call"]),
    isAsync: choose(3) === 0,
    seed: choose(4),
    modulus: pick(choose, [3, 7, MODULUS]),
    inputs: kind === "collect" ? [] : inputs,
    helpers: chooseSome(choose, names, 2),
    variants: kind === "parameterize" ? ["x", "y", "z"].map((end) => ({ name: `${name}_${end}`, by: choose(3) })) : [],
    feed: isFree && choose(1) === 1 ? fed : choose(4),
    steps: kind === "pipe" ? [pick(choose, names), pick(choose, names)].slice(choose(1)) : [],
    count: 1 + choose(3),
    cached: null,
  };
}

function chooseSome(choose: Choose, from: readonly string[], most: number): readonly string[] {
  if (from.length === 0) return [];
  return [...new Set(Array.from({ length: choose(most) }, () => pick(choose, from)))];
}
