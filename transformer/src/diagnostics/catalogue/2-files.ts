/** What can be wrong with a file as a whole, before anything is read of its definitions. */
import type { CatalogueEntry } from "../catalogue-entry.js";

export const syntaxError: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO2001",
  slug: "syntax-error",
  severity: "error",
  message: ({ reason }) => `This dataflow module cannot be read: ${reason}. Fix the syntax.`,
};

export const lateDirective: CatalogueEntry<null> = {
  code: "ICO2002",
  slug: "late-directive",
  severity: "error",
  message: () =>
    `"use dataflow" has no effect here, because code stands before it. Make it the first statement of the file.`,
};

export const misspeltDirective: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO2123",
  slug: "misspelt-directive",
  severity: "error",
  message: ({ found }) =>
    `\`${found}\` does not make this file a dataflow module. Begin the file with exactly "use dataflow"; in quotes, without anything around it.`,
};

export const javascriptModule: CatalogueEntry<null> = {
  code: "ICO2124",
  slug: "javascript-module",
  severity: "error",
  message: () =>
    `A dataflow module is TypeScript: types in JSDoc comments are not read, so this file gets no manifest. Rename it to \`.ts\` and write its types out. If it was compiled from TypeScript, compile it again with @icosian/transformer.`,
};

export const tooDeep: CatalogueEntry<null> = {
  code: "ICO2126",
  slug: "too-deep",
  severity: "error",
  message: () =>
    "This is nested too deeply to be read. Give parts of it a name of their own, as constants or functions, or read the data from a file when the program runs.",
};
