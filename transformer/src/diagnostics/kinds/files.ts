/** Diagnostics about a file as a whole, before any definition is read. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

export const syntaxError: DiagnosticKind<{ readonly reason: string }> = {
  code: "ICO2001",
  slug: "syntax-error",
  severity: "error",
  checks: "A dataflow module is valid TypeScript.",
  meaning: "The file is not valid TypeScript, so nothing can be read from it and it gets no manifest.",
  fix: "Fix the syntax; TypeScript reports the same place.",
  fine: "Never.",
  message: ({ reason }) => `This dataflow module cannot be read: ${reason}. Fix the syntax.`,
};

export const lateDirective: DiagnosticKind<null> = {
  code: "ICO2002",
  slug: "late-directive",
  severity: "error",
  checks: 'The directive "use dataflow" comes before all code.',
  meaning: 'A directive counts only before all code. Where it stands, `"use dataflow"` is a string that does nothing.',
  fix: 'Make `"use dataflow";` the first statement. Comments and other directives may stand before it.',
  fine: "Never. Remove it if the file is meant to be no dataflow module.",
  message: () =>
    `"use dataflow" has no effect here, because code stands before it. Make it the first statement of the file.`,
};

export const misspeltDirective: DiagnosticKind<{ readonly found: string }> = {
  code: "ICO2123",
  slug: "misspelt-directive",
  severity: "error",
  checks: 'The directive is written exactly "use dataflow".',
  meaning:
    'Only the directive "use dataflow", first in the file, makes a file a dataflow module. A string that is almost the directive, or that stands in parentheses or in backquotes, is no directive to anybody: the file would silently have no nodes.',
  fix: 'Write "use dataflow"; as the first statement.',
  fine: "Never: such a string has no other use. Outside of dataflow modules, strings that are further from the directive are not looked at.",
  message: ({ found }) =>
    `\`${found}\` does not make this file a dataflow module. Begin the file with exactly "use dataflow"; in quotes, without anything around it.`,
};

export const javascriptModule: DiagnosticKind<null> = {
  code: "ICO2124",
  slug: "javascript-module",
  severity: "error",
  checks: "A dataflow module is written in TypeScript.",
  meaning:
    "A manifest is made of types that are written out in the syntax of TypeScript, by one file's text alone. JavaScript has none, and types in JSDoc comments are not read, whichever host compiles the file.",
  fix: "Rename the file to `.ts` (`.mts`, `.cts`, `.tsx`) and write the types of parameters and results out. JavaScript files may import it, build dataflows and ask them for outputs.",
  fine: "Never in a source file. A compiled file says it too where another compiler than @icosian/transformer made it; compile it again.",
  message: () =>
    `A dataflow module is TypeScript: types in JSDoc comments are not read, so this file gets no manifest. Rename it to \`.ts\` and write its types out. If it was compiled from TypeScript, compile it again with @icosian/transformer.`,
};

export const tooDeep: DiagnosticKind<null> = {
  code: "ICO2126",
  slug: "too-deep",
  severity: "error",
  checks: "Code is not nested too deeply to be read.",
  meaning:
    "The parser goes one step deeper for each bracket, condition and operator around a piece of code, and its stack ends at about 2,000 brackets, 5,000 conditions or 28,000 operators. TypeScript's own ends earlier. Such code is usually written by a program.",
  fix: "Give inner parts a name of their own: a constant or a function for each few hundred. Write long sums and chains as a list and a loop, and large data into a file that the program reads.",
  fine: "Never: nothing could be read of the file.",
  message: () =>
    "This is nested too deeply to be read. Give parts of it a name of their own, as constants or functions, or read the data from a file when the program runs.",
};
