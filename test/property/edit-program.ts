/** Edits of random programs: each gives another program, of which the model knows what has another meaning. */
import { pick, type Behavior, type Choose, type Helper, type Program, type ProgramFunction } from "./random-program.ts";

type Change = (program: Program, choose: Choose) => Program;

/** All kinds of edits, by name. Those of the layout change no meaning. */
const EDITS: Readonly<Record<string, Change>> = {
  nothing: (program) => program,
  comment: (program) => ({ ...program, layout: { ...program.layout, comments: program.layout.comments + 1 } }),
  formatting: (program) => ({ ...program, layout: { ...program.layout, isSpread: !program.layout.isSpread } }),
  order: (program) => ({ ...program, layout: { ...program.layout, isReversed: !program.layout.isReversed } }),
  "unrelated function": (program) => ({
    ...program,
    layout: { ...program.layout, unrelated: program.layout.unrelated + 1 },
  }),
  "type of a helper": (program) => ({ ...program, layout: { ...program.layout, types: program.layout.types + 1 } }),
  body: editFunction((each, choose) => ({ ...each, seed: choose(4) })),
  modulus: editFunction((each, choose) => ({ ...each, modulus: pick(choose, [2, 5, 11]) })),
  weight: editFunction((each, choose) => ({
    ...each,
    inputs: each.inputs.map((input, at) => (at === 0 ? { ...input, weight: 1 + choose(4) } : input)),
  })),
  "default of a parameter": editFunction((each, choose) => ({
    ...each,
    inputs: each.inputs.map((input) => (input.fallback === null ? input : { ...input, fallback: choose(9) })),
  })),
  "helper that is called": (program, choose) =>
    editFunction((each) => ({ ...each, helpers: [pick(choose, program.helpers).name] }))(program, choose),
  async: editFunction((each) => ({ ...each, isAsync: !each.isAsync })),
  items: editFunction((each, choose) => ({ ...each, count: 1 + choose(3) })),
  helper: editHelper((each, choose) => ({ ...each, term: choose(4) })),
  "factor of a helper": editHelper((each, choose) => ({ ...each, factor: 1 + choose(4) })),
  "move of a helper": editHelper((each) => ({ ...each, file: 1 - each.file })),
  "swap of helpers": (program, choose) => {
    const [one, other] = [pick(choose, program.helpers), pick(choose, program.helpers)];
    const swap = (each: Helper): Helper => {
      const from = each === one ? other : each === other ? one : each;
      return { ...each, factor: from.factor, term: from.term, via: from.via };
    };
    return { ...program, helpers: program.helpers.map(swap) };
  },
  "argument of parameterize": editFunction((each, choose) => {
    const chosen = choose(2);
    return {
      ...each,
      variants: each.variants.map((variant, at) => (at === chosen ? { ...variant, by: choose(3) } : variant)),
    };
  }),
  "arguments that trade places": editFunction((each) => {
    const values = each.variants.map(({ by }) => by).reverse();
    return { ...each, variants: each.variants.map((variant, at) => ({ ...variant, by: values[at]! })) };
  }),
  "argument of inject": editFunction((each, choose) =>
    typeof each.feed === "number" ? { ...each, feed: choose(4) } : each,
  ),
  step: (program, choose) =>
    editFunction((each) => ({ ...each, steps: each.steps.map(() => pick(choose, program.helpers).name) }))(
      program,
      choose,
    ),
  behavior: editFunction((each, choose) =>
    each.form === "node call"
      ? { ...each, cached: pick<Behavior | null>(choose, [null, "default", "recompute", "disable"]) }
      : each,
  ),
  input: (program, choose) => ({
    ...program,
    values: { ...program.values, [pick(choose, ["a", "b", "c"])]: choose(4) },
  }),
  config: (program, choose) => ({ ...program, values: { ...program.values, rate: choose(4) } }),
};

/** The names of all kinds of edits. */
export const EDIT_KINDS: readonly string[] = Object.keys(EDITS);

/** Edits a program. */
export function editProgram(kind: string, program: Program, choose: Choose): Program {
  return EDITS[kind]!(program, choose);
}

function editFunction(edit: (each: ProgramFunction, choose: Choose) => ProgramFunction): Change {
  return (program, choose) => {
    const chosen = pick(choose, program.functions);
    return { ...program, functions: program.functions.map((each) => (each === chosen ? edit(each, choose) : each)) };
  };
}

function editHelper(edit: (each: Helper, choose: Choose) => Helper): Change {
  return (program, choose) => {
    const chosen = pick(choose, program.helpers);
    return { ...program, helpers: program.helpers.map((each) => (each === chosen ? edit(each, choose) : each)) };
  };
}
