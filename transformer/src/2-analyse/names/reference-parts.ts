/** The parts of syntax to go through for references. */
import { visitorKeys, type Node } from "oxc-parser";

/** One part. */
export interface ReferencePart {
  readonly name: string;
  /** Whether names in it are those of types, wherever it stands. */
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

/** Names that refer to nothing, or not always. */
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

/** Parts by the kind of syntax. A map, because the names of kinds come from the parser as ever new strings. */
export const REFERENCE_PARTS: ReadonlyMap<string, readonly ReferencePart[]> = new Map(
  Object.entries(visitorKeys).map(([type, parts]) => {
    const labels = LABELS[type as Node["type"]] ?? [];
    const names = parts.filter((name) => !labels.includes(name));
    return [type, names.map((name) => ({ name, isType: TYPES.has(name) }))];
  }),
);
