/** Reads the rows of a manifest out of the expression that it is written as. */
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";

/** The manifest of a module that is not read from its source. */
export interface ReadManifest {
  readonly module: string;
  readonly rows: readonly ManifestRow[];
}

/** One definition. */
export interface ManifestRow {
  readonly name: string;
  /** What refers to the function: `doubled`, `Features.doubled`; null where that is no plain name. */
  readonly reference: string | null;
  readonly parameters: readonly ("positional" | "named" | "context")[];
  readonly inputs: readonly InputRow[];
  readonly type: string | null;
  readonly isAsync: boolean;
  readonly fansOut: boolean;
  /** Arguments are null where the table leaves them out. */
  readonly modifiers: readonly (Omit<ModifierIr, "arguments"> & {
    readonly arguments: ModifierIr["arguments"] | null;
  })[];
  readonly defaults: readonly string[];
}

/** One input of a definition. */
export interface InputRow {
  readonly name: string;
  readonly type: string | null;
  readonly isOptional: boolean;
  readonly isNamed: boolean;
  readonly collects: boolean;
}

/** Reads a manifest; null where it is of another version, or damaged. */
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
    // Names in declarations, functions by name in JavaScript.
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
