/** The symbols and types at syntax nodes. Each is asked for once, and neighbours are asked for together. */
import type { NativeChecker, NativeNode, NativeSymbol, NativeSyntaxModule, NativeType } from "./native-api.js";

/** The symbols and types of one program. */
export class NativeLocations {
  readonly #checker: NativeChecker;
  readonly #syntax: NativeSyntaxModule;
  readonly #symbols = new Map<NativeNode, NativeSymbol | undefined>();
  readonly #types = new Map<NativeNode, NativeType | undefined>();

  /** @param syntax - The predicates of syntax nodes. */
  constructor(checker: NativeChecker, syntax: NativeSyntaxModule) {
    this.#checker = checker;
    this.#syntax = syntax;
  }

  /**
   * The symbol of a node.
   *
   * For one of the names in a call, the others are fetched too: the modules in `dataflow(loaders, features)`.
   */
  symbolAt(node: NativeNode): NativeSymbol | undefined {
    if (!this.#symbols.has(node)) {
      const nodes = this.#namesBeside(node);
      const symbols = this.#checker.getSymbolAtLocation(nodes);
      nodes.forEach((each, index) => this.#symbols.set(each, symbols[index]));
    }
    return this.#symbols.get(node);
  }

  /**
   * The type of a node.
   *
   * For one of the values in an object, the others are fetched too: the inputs of a request.
   */
  typeAt(node: NativeNode): NativeType | undefined {
    if (!this.#types.has(node)) this.fetchTypes(this.#valuesBeside(node));
    return this.#types.get(node);
  }

  /** Fetches the types of several nodes in one request. */
  fetchTypes(nodes: readonly NativeNode[]): void {
    const unknown = nodes.filter((node) => !this.#types.has(node));
    if (unknown.length === 0) return;
    const types = this.#checker.getTypeAtLocation(unknown);
    unknown.forEach((node, index) => this.#types.set(node, types[index]));
  }

  #namesBeside(node: NativeNode): readonly NativeNode[] {
    if (!this.#is("isIdentifier", node) || !this.#is("isCallExpression", node.parent)) return [node];
    return childrenOf(node.parent).filter((child) => this.#is("isIdentifier", child));
  }

  #valuesBeside(node: NativeNode): readonly NativeNode[] {
    const value = this.#valueOf(node.parent);
    if (value !== node || !this.#is("isObjectLiteralExpression", node.parent.parent)) return [node];
    return childrenOf(node.parent.parent).flatMap((property) => this.#valueOf(property) ?? []);
  }

  /** The value of a property that is written `name: value`; null for everything else. */
  #valueOf(property: NativeNode): NativeNode | null {
    return this.#is("isPropertyAssignment", property) ? (childrenOf(property).at(-1) ?? null) : null;
  }

  /** @param predicate - Its name, such as `isIdentifier`. */
  #is(predicate: string, node: NativeNode): boolean {
    return this.#syntax[predicate]?.(node) === true;
  }
}

function childrenOf(node: NativeNode): readonly NativeNode[] {
  const children: NativeNode[] = [];
  node.forEachChild((child) => {
    children.push(child);
    return undefined;
  });
  return children;
}
