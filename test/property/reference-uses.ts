/** What `@typescript-eslint/scope-manager` says of a module's top-level names: ours must say the same. */
import { analyze, ScopeType, type ScopeManager, type Variable } from "@typescript-eslint/scope-manager";
import { parseSync } from "oxc-parser";

/** Top-level names with their locations, and the uses of each, as text. */
export interface Uses {
  readonly names: readonly string[];
  readonly uses: readonly string[];
  /** Locations of the names where they are declared. */
  readonly declared: readonly string[];
}

/** Reads a module's names and uses by scope-manager. */
export function readReferenceUses(file: string, text: string): Uses {
  // The scopes' offsets are those of `range`.
  const { program } = parseSync(file, text, {
    lang: toLanguage(file),
    astType: "ts",
    range: true,
    preserveParens: false,
  });
  // A cast because the parser emits the tree that TypeScript-ESTree specifies under type names of its own.
  const scopes = analyze(program as never, { sourceType: "module", lib: [] });
  const top = scopes.scopes.find(({ type }) => type === ScopeType.module);
  const variables = top?.variables ?? [];
  const names = variables.flatMap(({ name, defs }) =>
    defs.map(({ node, parent }) =>
      (parent?.type as string) === "ImportDeclaration" ? name : `${name} ${node.range.join("-")}`,
    ),
  );
  return {
    names: unique(names),
    uses: unique(variables.flatMap((each) => toUses(each, scopes))),
    declared: variables.flatMap(({ identifiers }) => identifiers.map(({ range }) => range.join("-"))),
  };
}

function toLanguage(file: string): "ts" | "tsx" {
  return file.endsWith("x") ? "tsx" : "ts";
}

/** Each once, in order of the text. */
export function unique(entries: readonly string[]): readonly string[] {
  return [...new Set(entries)].sort();
}

/** Inside its body a class has a second variable of its own name. */
function toUses({ name, defs, references }: Variable, { scopes }: ScopeManager): readonly string[] {
  const inner = scopes
    .filter(({ type }) => type === ScopeType.class)
    .flatMap(({ variables }) => variables.filter((each) => defs.some(({ node }) => node === each.defs[0]?.node)));
  return [...references, ...inner.flatMap((each) => each.references)].map(
    ({ identifier, isValueReference }) =>
      `${name} ${identifier.range.join("-")} ${isValueReference ? "value" : "type"}`,
  );
}
