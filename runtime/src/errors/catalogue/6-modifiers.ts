/** Problems with modifiers that are found while a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, quoteAll, suggest } from "../words.js";

/** An argument of a modifier is invalid. */
export const invalidModifier: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO6009",
  slug: "invalid-modifier",
  message: (subject, { reason }) => `A modifier of ${quote(subject)} is wrong: ${reason}`,
};

/** The manifest lists modifiers that the function does not have at run time. */
export const lostModifiers: CatalogueEntry<{ readonly expected: number; readonly found: number }> = {
  code: "ICO6010",
  slug: "lost-modifiers",
  message: (subject, { expected, found }) =>
    `${quote(subject)} is written with ${expected} modifiers, and its function has ${found}. Another decorator may have ` +
    `replaced the function; write the decorators of @icosian/runtime above it.`,
};

/** A modifier feeds a parameter that the function does not have, or that another modifier already feeds. */
export const unknownParameter: CatalogueEntry<{
  readonly modifier: string;
  readonly parameter: string;
  readonly nearest: string | null;
}> = {
  code: "ICO6011",
  slug: "unknown-parameter",
  message: (subject, { modifier, parameter, nearest }) =>
    `\`${modifier}\` of ${quote(subject)} feeds ${quote(parameter)}, which is no parameter that is still free. ` +
    suggest(nearest, "Name a parameter of the function that no modifier nearer to it feeds."),
};

/** The target of a modifier is not one of the nodes that the definition has become. */
export const unknownTarget: CatalogueEntry<{
  readonly modifier: string;
  readonly target: string;
  readonly known: readonly string[];
  readonly nearest: string | null;
}> = {
  code: "ICO6012",
  slug: "unknown-target",
  message: (subject, { modifier, target, known, nearest }) =>
    `\`${modifier}\` of ${quote(subject)} has the target ${quote(target)}, and there is no such node here. ` +
    suggest(nearest, `There are ${quoteAll(known)}.`),
};

/** A parameter is fed from a config key that is not set. */
export const missingConfig: CatalogueEntry<{ readonly key: string }> = {
  code: "ICO6013",
  slug: "missing-config",
  message: (subject, { key }) =>
    `${quote(subject)} reads the config key ${quote(key)}, which is not set. Set it in \`config\`.`,
};

/** A modifier creates a second node with the same name within one definition. */
export const repeatedName: CatalogueEntry<{ readonly modifier: string; readonly name: string }> = {
  code: "ICO6014",
  slug: "repeated-name",
  message: (subject, { modifier, name }) =>
    `\`${modifier}\` of ${quote(subject)} makes a second node ${quote(name)}. Give each node a name of its own.`,
};

/** A subdag runs inside itself. */
export const recursiveSubdag: CatalogueEntry<{ readonly path: readonly string[] }> = {
  code: "ICO6027",
  slug: "recursive-subdag",
  message: (_, { path }) =>
    `Subdags run inside themselves: ${path.join(" → ")} (the modules of each have the next one in them), so there would ` +
    `be no end of nodes. Leave a module out of one of the subdags, or let a gate and the subdag's \`config\` switch the ` +
    `inner one off.`,
};

/** The target of a `mutate` is not a node of the same module. */
export const unknownMutation: CatalogueEntry<{ readonly target: string; readonly nearest: string | null }> = {
  code: "ICO6015",
  slug: "unknown-mutation",
  message: (subject, { target, nearest }) =>
    `${quote(subject)} mutates ${target}, which is no node of its module. ` +
    suggest(nearest, "Name a function of the same module, or the function itself."),
};
