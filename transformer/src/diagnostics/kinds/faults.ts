/** Faults in Icosian itself. No rule reports them: the code that finds a fault throws it. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

/** One kind of fault. */
export type InternalFault = DiagnosticKind<{ readonly what: string }>;

const ALIKE = {
  severity: "error",
  fix: "Please report it, with the message, the stack and, if you can, the files that cause it. Undoing the last change usually avoids the problem.",
  fine: "Never: it is a mistake in Icosian, not in your code.",
  message: ({ what }: { readonly what: string }): string =>
    `This is a fault of Icosian's own; please report it: ${what}.`,
} as const;

/** All faults, in the order of their codes. */
export const internalFaults: readonly InternalFault[] = [
  {
    ...ALIKE,
    code: "ICO9001",
    slug: "internal-error",
    checks: "A command ends with a result or with an error that it knows.",
    meaning: "A command failed with an unexpected error. The text after the message is all that is known about it.",
  },
  {
    ...ALIKE,
    code: "ICO9002",
    slug: "missing-cycle",
    checks: "Nodes that all depend on each other form a cycle.",
    meaning: "Some nodes depend on each other, but no cycle was found among them.",
  },
  {
    ...ALIKE,
    code: "ICO9003",
    slug: "unknown-stub",
    checks: "Each node that modifiers create belongs to a definition.",
    meaning: "While the compiler expanded modifiers, it met a node that belongs to no definition of the modules.",
  },
  {
    ...ALIKE,
    code: "ICO9004",
    slug: "unlocated-problem",
    checks: "Each problem of a modifier has a location.",
    meaning:
      "While the compiler expanded modifiers, it found a problem whose location in the sources it could not find.",
  },
  {
    ...ALIKE,
    code: "ICO9005",
    slug: "missing-manifest",
    checks: "Each module of a generated file has a manifest.",
    meaning:
      "`icosian generate` reached a module without a manifest, although it refuses modules with errors before that.",
  },
  {
    ...ALIKE,
    code: "ICO9006",
    slug: "called-stub",
    checks: "No function of a module is called while the module is compiled.",
    meaning: "The compiler expands modifiers with stubs in place of your functions, and something called a stub.",
  },
  {
    ...ALIKE,
    code: "ICO9007",
    slug: "empty-cycle",
    checks: "A cycle has at least one node.",
    meaning: "A cycle was found that contains no node of the dataflow, so there is no location to report it at.",
  },
  {
    ...ALIKE,
    code: "ICO9008",
    slug: "missing-syntax",
    checks: "TypeScript provides the syntax of each file of a program.",
    meaning: "TypeScript 7 lists a file of a program but does not provide its syntax.",
  },
  {
    ...ALIKE,
    code: "ICO9009",
    slug: "misplaced-parameter",
    checks: "The parser accepts parameter properties in constructors only.",
    meaning: "The parser accepted a parameter property, such as `private spend: number`, outside a constructor.",
  },
  {
    ...ALIKE,
    code: "ICO9010",
    slug: "planned-refusal",
    checks: "A definition that a rule refuses is not compiled.",
    meaning: "A definition has a parameter that names no input. A rule refuses it, but it was compiled anyway.",
  },
];
