/** The parts of syntax nodes that may contain references. */
import { visitorKeys, type Node } from "oxc-parser";

/** One child property of a kind of syntax. */
export interface ReferencePart {
  /** Name of the property in the syntax tree. */
  readonly name: string;
  /** Whether the names in it are always names of types. */
  readonly isType: boolean;
}

const TYPES: ReadonlySet<string> = new Set([
  "implements",
  "returnType",
  "superTypeArguments",
  "typeAnnotation",
  "typeArguments",
  "typeParameters",
]);

/** Child properties with names that refer to nothing, or not always. */
const LABELS: Readonly<Partial<Record<Node["type"], readonly string[]>>> = {
  AccessorProperty: ["key"],
  BreakStatement: ["label"],
  ClassDeclaration: ["id"],
  ClassExpression: ["id"],
  ContinueStatement: ["label"],
  JSXAttribute: ["name"],
  JSXClosingElement: ["name"],
  JSXMemberExpression: ["property"],
  JSXOpeningElement: ["name"],
  LabeledStatement: ["label"],
  MetaProperty: ["meta", "property"],
  MethodDefinition: ["key"],
  Property: ["key"],
  PropertyDefinition: ["key"],
  TSAbstractAccessorProperty: ["key"],
  TSAbstractMethodDefinition: ["key"],
  TSAbstractPropertyDefinition: ["key"],
  TSImportType: ["qualifier"],
  TSInterfaceDeclaration: ["id"],
  TSMappedType: ["key"],
  TSNamedTupleMember: ["label"],
  TSPropertySignature: ["key"],
  TSQualifiedName: ["right"],
  TSTypeAliasDeclaration: ["id"],
  TSTypeParameter: ["name"],
};

/** The parts by kind of syntax. A `Map`, because the parser creates the names of kinds as new strings each time. */
export const REFERENCE_PARTS: ReadonlyMap<string, readonly ReferencePart[]> = new Map(
  Object.entries(visitorKeys).map(([type, parts]) => {
    const labels = LABELS[type as Node["type"]] ?? [];
    const names = parts.filter((name) => !labels.includes(name));
    return [type, names.map((name) => ({ name, isType: TYPES.has(name) }))];
  }),
);
