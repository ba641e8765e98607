/** Neighbouring syntax nodes are asked about in one request, and no node twice. */
import { beforeEach, describe, expect, it } from "vitest";
import type {
  NativeChecker,
  NativeNode,
  NativeSyntaxModule,
} from "../../../../../transformer/src/project/native/native-api.ts";
import { NativeLocations } from "../../../../../transformer/src/project/native/native-locations.ts";

/** A syntax node with nothing but its kind and its children. */
class Node implements NativeNode {
  readonly end = 0;
  parent!: Node;
  readonly kind: string;
  readonly children: readonly Node[];
  constructor(kind: string, ...children: readonly Node[]) {
    this.kind = kind;
    this.children = children;
    for (const child of children) child.parent = this;
  }
  getStart(): number {
    return 0;
  }
  getSourceFile(): { readonly fileName: string } {
    return { fileName: "/p/main.ts" };
  }
  forEachChild<T>(visit: (child: NativeNode) => T | undefined): T | undefined {
    for (const child of this.children) {
      const found = visit(child);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const KINDS = ["Identifier", "CallExpression", "ObjectLiteralExpression", "PropertyAssignment"];
const syntax: NativeSyntaxModule = Object.fromEntries(
  KINDS.map((kind) => [`is${kind}`, (node) => node instanceof Node && node.kind === kind]),
);

/** The nodes of each request. */
let requests: (readonly Node[])[];
let locations: NativeLocations;
beforeEach(() => {
  requests = [];
  const answer = (nodes: readonly Node[]): readonly object[] => {
    requests.push(nodes);
    return nodes.map((node) => ({ of: node }));
  };
  const checker = { getSymbolAtLocation: answer, getTypeAtLocation: answer };
  locations = new NativeLocations(checker as unknown as NativeChecker, syntax);
});

const name = (): Node => new Node("Identifier");
const property = (value: Node): Node => new Node("PropertyAssignment", name(), value);
/** A node in a place of its own. */
const alone = (node: Node): Node => new Node("ExpressionStatement", node).children[0]!;

describe("symbols", () => {
  it("of all names in a call come with the first", () => {
    const [callee, one, two, list] = [name(), name(), name(), new Node("ArrayLiteralExpression")];
    alone(new Node("CallExpression", callee, one, list, two));
    expect(locations.symbolAt(one)).toEqual({ of: one });
    expect(locations.symbolAt(two)).toEqual({ of: two });
    expect(locations.symbolAt(callee)).toEqual({ of: callee });
    expect(requests).toEqual([[callee, one, two]]);
  });

  it("of other nodes come by themselves, and once", () => {
    const [single, list] = [alone(name()), new Node("ArrayLiteralExpression")];
    alone(new Node("CallExpression", name(), list));
    for (const node of [single, list, single]) expect(locations.symbolAt(node)).toEqual({ of: node });
    expect(requests).toEqual([[single], [list]]);
  });
});

describe("types", () => {
  it("of all values in an object come with the first", () => {
    const [one, two, shorthand] = [name(), new Node("ArrowFunction"), new Node("ShorthandPropertyAssignment", name())];
    alone(new Node("ObjectLiteralExpression", property(one), shorthand, property(two)));
    for (const node of [two, one, two]) expect(locations.typeAt(node)).toEqual({ of: node });
    expect(requests).toEqual([[one, two]]);
  });

  it("of names of properties, and of other nodes, come by themselves", () => {
    const pair = property(name());
    alone(new Node("ObjectLiteralExpression", pair, property(name())));
    const [key, single] = [pair.children[0]!, alone(name())];
    for (const node of [key, single]) expect(locations.typeAt(node)).toEqual({ of: node });
    expect(requests).toEqual([[key], [single]]);
  });

  it("that are known are not fetched again", () => {
    const [one, two] = [alone(name()), alone(name())];
    locations.fetchTypes([one]);
    locations.fetchTypes([one, two]);
    locations.fetchTypes([two]);
    expect([locations.typeAt(one), locations.typeAt(two)]).toEqual([{ of: one }, { of: two }]);
    expect(requests).toEqual([[one], [two]]);
  });
});
