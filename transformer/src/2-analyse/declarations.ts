/**
 * The declarations at the top level of a module, and which of them any stretch of its text refers to.
 *
 * Scopes are analysed properly, so that a parameter named like another node's function refers to the parameter.
 */
import { analyze, ScopeType, type Variable } from "@typescript-eslint/scope-manager";
import type { Node, Program } from "oxc-parser";
import type { Span } from "../ir/span.js";

/** One name that a module declares or imports at its top level. */
export interface Declaration {
  readonly name: string;
  /** Where the name is declared first. */
  readonly nameSpan: Span;
  /** The syntax that declares it; several for overloads and merged interfaces. */
  readonly parts: readonly DeclarationPart[];
}

/** One piece of syntax that declares a name. */
export type DeclarationPart =
  | { readonly kind: "local"; readonly tsNode: Node }
  | { readonly kind: "import"; readonly source: string; readonly imported: string; readonly isTypeOnly: boolean };

/** One use of a top-level name. */
export interface Use {
  readonly offset: number;
  readonly end: number;
  readonly declaration: Declaration;
  readonly isType: boolean;
}

/** All uses of a module's top-level names, in the order of the text. */
export interface Declarations {
  readonly byName: ReadonlyMap<string, Declaration>;
  readonly uses: readonly Use[];
}

/** Resolves the names of a module. Linear in the module's text, but for sorting the uses. */
export function readDeclarations(program: Program): Declarations {
  // The cast is safe: the parser emits the tree that TypeScript-ESTree specifies, under type names of its own.
  const tree = program as unknown as Parameters<typeof analyze>[0];
  const scopes = analyze(tree, { sourceType: "module", lib: [] }).scopes;
  const top = scopes.find((scope) => scope.type === ScopeType.module);
  const byName = new Map<string, Declaration>();
  const uses: Use[] = [];
  const bySyntax = new Map<unknown, Declaration>();
  for (const variable of top?.variables ?? []) {
    const declaration = toDeclaration(variable);
    byName.set(declaration.name, declaration);
    for (const definition of variable.defs) bySyntax.set(definition.node, declaration);
    collectUses(variable, declaration, uses);
  }
  // Inside its body a class has a second binding of its own name.
  for (const scope of scopes) {
    if (scope.type !== ScopeType.class) continue;
    for (const variable of scope.variables) {
      const declaration = bySyntax.get(variable.defs[0]?.node);
      if (declaration !== undefined) collectUses(variable, declaration, uses);
    }
  }
  uses.sort((a, b) => a.offset - b.offset);
  return { byName, uses };
}

/** The uses of top-level names within a span; O(log n) and their number. */
export function usesWithin(declarations: Declarations, span: Span): readonly Use[] {
  const { uses } = declarations;
  const first = firstFrom(uses, span.start);
  let last = first;
  while (last < uses.length && (uses[last]?.offset ?? Infinity) < span.end) last++;
  return uses.slice(first, last);
}

function collectUses(variable: Variable, declaration: Declaration, uses: Use[]): void {
  for (const reference of variable.references) {
    const [offset, end] = reference.identifier.range;
    uses.push({ offset, end, declaration, isType: !reference.isValueReference });
  }
}

function toDeclaration(variable: Variable): Declaration {
  const parts = variable.defs.map((definition): DeclarationPart => {
    const tsNode = definition.node as unknown as Node;
    const parent = definition.parent as unknown as Node | null | undefined;
    if (parent?.type === "ImportDeclaration") {
      const isTypeOnly = parent.importKind === "type" || ("importKind" in tsNode && tsNode.importKind === "type");
      return { kind: "import", source: parent.source.value, imported: importedName(tsNode), isTypeOnly };
    }
    return { kind: "local", tsNode };
  });
  const [start = 0, end = start] = variable.identifiers[0]?.range ?? [];
  return { name: variable.name, nameSpan: { start, end }, parts };
}

function importedName(specifier: Node): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  if (specifier.type !== "ImportSpecifier") return "default";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

function firstFrom(uses: readonly Use[], offset: number): number {
  let low = 0;
  let high = uses.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((uses[middle]?.offset ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
