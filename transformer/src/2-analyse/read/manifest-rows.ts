/** Reads the rows of a manifest from its expression. */
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";

/** The manifest of a module that is not read from its source. */
export interface ReadManifest {
  /** Path of the module's source from the root of its package. */
  readonly module: string;
  /** The definitions, in the order of the manifest. */
  readonly rows: readonly ManifestRow[];
}

/** One definition of a manifest. */
export interface ManifestRow {
  /** Name of the node. */
  readonly name: string;
  /** The expression that refers to the function: `doubled`, `Features.doubled`; null if it is anything else. */
  readonly reference: string | null;
  /** How each parameter receives its argument. */
  readonly parameters: readonly ("positional" | "named" | "context")[];
  /** The dependencies: positional ones first, then the named ones. */
  readonly inputs: readonly InputRow[];
  /** Declared type of the value, as text; null if it is in the declarations. */
  readonly type: string | null;
  /** Whether the function returns a promise. */
  readonly isAsync: boolean;
  /** Whether the value is a `Parallelizable`. */
  readonly fansOut: boolean;
  /** The modifiers. Their arguments are null if the manifest omits them. */
  readonly modifiers: readonly (Omit<ModifierIr, "arguments"> & {
    readonly arguments: ModifierIr["arguments"] | null;
  })[];
  /** Names of the parameters with default values. */
  readonly defaults: readonly string[];
}

/** One input of a definition. */
export interface InputRow {
  /** Name of the node or external input. */
  readonly name: string;
  /** Declared type, as text; null if it is in the declarations. */
  readonly type: string | null;
  /** Whether the function can run without it. */
  readonly isOptional: boolean;
  /** Whether it is a property of the destructured parameter. */
  readonly isNamed: boolean;
  /** Whether it is a `Collect`. */
  readonly collects: boolean;
}

/** Reads a manifest; null if it is damaged or has another version. */
export function readManifest(table: ExpressionIr): ReadManifest | null {
  const fields = toFields(table);
  const rows = toList(fields.get("definitions")).map(toRow);
  const module = toText(fields.get("module"));
  const version = fields.get("manifestVersion");
  const isReadable = version?.kind === "literal" && version.value === MANIFEST_VERSION;
  if (!isReadable || module === null || rows.includes(null) || !fields.has("definitions")) return null;
  return { module, rows: rows.filter((row) => row !== null) };
}

function toRow(expression: ExpressionIr): ManifestRow | null {
  const fields = toFields(expression);
  const name = toText(fields.get("name"));
  const inputs = toList(fields.get("inputs")).map(toInput);
  if (name === null || inputs.includes(null)) return null;
  const reference = fields.get("function");
  const defaults = fields.get("defaults");
  return {
    name,
    reference: reference?.kind === "function" ? reference.name : null,
    parameters: toList(fields.get("parameters")).map(toPassing),
    inputs: inputs.filter((input) => input !== null),
    type: toText(fields.get("type")),
    isAsync: isTrue(fields.get("isAsync")),
    fansOut: isTrue(fields.get("fansOut")),
    modifiers: toList(fields.get("modifiers")).map(toModifier),
    // A list of names in declarations, an object of functions in JavaScript.
    defaults: defaults?.kind === "list" ? toTexts(defaults) : [...toFields(defaults).keys()],
  };
}

function toInput(expression: ExpressionIr): InputRow | null {
  const fields = toFields(expression);
  const name = toText(fields.get("name"));
  if (name === null) return null;
  return {
    name,
    type: toText(fields.get("type")),
    isOptional: isTrue(fields.get("isOptional")),
    isNamed: toText(fields.get("passing")) === "named",
    collects: isTrue(fields.get("collects")),
  };
}

function toModifier(expression: ExpressionIr): ManifestRow["modifiers"][number] {
  const fields = toFields(expression);
  return {
    span: expression.span,
    kind: toText(fields.get("kind")),
    arguments: fields.has("arguments") ? toList(fields.get("arguments")) : null,
    steps: fields.has("steps") ? toTexts(fields.get("steps")) : null,
    fields: fields.has("fields") ? toTexts(fields.get("fields")) : null,
  };
}

function toFields(expression: ExpressionIr | undefined): ReadonlyMap<string, ExpressionIr> {
  return new Map(expression?.kind === "record" ? expression.entries.map(({ key, value }) => [key, value]) : []);
}

function toList(expression: ExpressionIr | undefined): readonly ExpressionIr[] {
  return expression?.kind === "list" ? expression.elements : [];
}

function toText(expression: ExpressionIr | undefined): string | null {
  return expression?.kind === "literal" && typeof expression.value === "string" ? expression.value : null;
}

function toTexts(expression: ExpressionIr | undefined): readonly string[] {
  return toList(expression).flatMap((each) => toText(each) ?? []);
}

function isTrue(expression: ExpressionIr | undefined): boolean {
  return expression?.kind === "literal" && expression.value === true;
}

function toPassing(expression: ExpressionIr): ManifestRow["parameters"][number] {
  const text = toText(expression);
  return text === "named" || text === "context" ? text : "positional";
}
