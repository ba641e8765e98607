/**
 * Reads a dataflow module that exists only as declarations: names, inputs and modifiers come from its manifest,
 * locations and types from the declarations.
 */
import type { ExpressionIr } from "../ir/expression.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { DefinitionIr, InputIr, ModifierIr, ModuleIr, ParameterIr } from "../ir/module.js";
import type { Span } from "../ir/span.js";
import { Declarations } from "./names/declarations.js";
import { readDeclaredFunctions, type DeclaredFunction } from "./read/declared-functions.js";
import { findDeclaredManifest, findWrittenManifest } from "./read/find-manifest.js";
import { readLocals } from "./names/locals.js";
import { readManifest, type InputRow, type ManifestRow, type ReadManifest } from "./read/manifest-rows.js";
import type { ModuleReader } from "./read/module-reader.js";
import { parse, type ParsedModule } from "./syntax/parse.js";
import { readModule } from "./read-module.js";
import { readReExports } from "./names/re-exports.js";
import { readParameter } from "./read/read-parameter.js";
import { readReturnType } from "./read/read-type.js";
import { readRuntimeNames } from "./names/runtime-names.js";
import { readDocumentation, toPosition, toSourceText } from "./syntax/source-text.js";

/**
 * The result of reading a declaration file: a dataflow module; `"undeclared"` if nothing describes its nodes; `"plain"`
 * if its JavaScript has no manifest; null if it only re-exports from other modules.
 */
export type DeclaredModule = ModuleIr | "undeclared" | "plain" | null;

/**
 * Reads a declaration file.
 *
 * @param readJavaScript - Returns the path and text of the JavaScript file next to it; null if there is none.
 */
export function readDeclaredModule(
  file: string,
  text: string,
  readJavaScript: () => { readonly file: string; readonly text: string } | null,
): DeclaredModule {
  const parsed = parse(file, text);
  if (parsed.errors.length > 0) return "undeclared";
  const declared = findDeclaredManifest(parsed.program);
  if (typeof declared === "object") {
    const manifest = readManifest(declared);
    return manifest === null ? "undeclared" : toModule(parsed, manifest, () => null);
  }
  const isBarrel = declared === "none" && readReExports(parsed.program).length > 0;
  const script = readJavaScript();
  if (script === null) return isBarrel ? null : "undeclared";
  const parsedScript = parse(script.file, script.text);
  const { program } = parsedScript;
  const reader = { runtimeNames: readRuntimeNames(program), locals: readLocals(program) };
  const written = parsedScript.errors.length > 0 ? "unknown" : findWrittenManifest(program, reader);
  if (written === "none") return isBarrel ? null : declared === "none" ? "plain" : "undeclared";
  const manifest = written === "unknown" ? null : readManifest(written);
  return manifest === null ? "undeclared" : toModule(parsed, manifest, createModifierReader(parsedScript));
}

/** Finds the modifiers of a definition in its JavaScript; null if they are not visible there. */
type FindModifiers = (name: string) => readonly ModifierIr[] | null;

/**
 * Creates a reader for the calls of `node(…)` in JavaScript. Earlier versions omitted everything but literals from
 * manifests.
 */
function createModifierReader(script: ParsedModule): FindModifiers {
  let definitions: ReadonlyMap<string, readonly ModifierIr[]> | null = null;
  return (name) => {
    definitions ??= new Map(
      readModule(script, "", "diagnostics").definitions.map((each) => [each.name, each.modifiers]),
    );
    return definitions.get(name) ?? null;
  };
}

function toModule(parsed: ParsedModule, { module, rows }: ReadManifest, findModifiers: FindModifiers): ModuleIr {
  const { program, file } = parsed;
  const reader: ModuleReader = {
    source: toSourceText(parsed),
    runtimeNames: readRuntimeNames(program),
    declarations: new Declarations(parsed),
    codeVersions: { of: () => ({ codeVersion: "" }), finish: () => ({}) },
    typeKeys: null,
    locals: readLocals(program),
  };
  const functions = readDeclaredFunctions(program);
  const found = (row: ManifestRow): DeclaredFunction | null =>
    functions.get(row.reference ?? row.name) ?? functions.get(row.name) ?? null;
  return deepFreeze({
    file,
    module,
    definitions: rows.map((row) => toDefinition(row, found(row), reader, findModifiers)),
    bystanders: [],
    refusedExports: [],
    reExports: readReExports(program),
    isOrdinary: false,
    hiddenRuntimeTypes: [],
    manifestName: null,
  });
}

/** The span of a definition whose location is unknown; there is no type at this span. */
const NOWHERE: Span = { start: 0, end: 0 };

function toDefinition(
  row: ManifestRow,
  declared: DeclaredFunction | null,
  reader: ModuleReader,
  findModifiers: FindModifiers,
): DefinitionIr {
  const nameSpan = declared?.nameSpan ?? NOWHERE;
  const [local = row.name, member = null] = (row.reference ?? row.name).split(".");
  const returnType = declared && readReturnType(declared.returnType, reader);
  return {
    name: row.name,
    exportName: member === null ? row.name : local,
    nameSpan,
    position: toPosition(reader.source, nameSpan.start),
    reference: { local, localSpan: nameSpan, member },
    parameters: toParameters(row, declared, nameSpan, reader),
    nextParameterOffset: nameSpan.end,
    returnType: returnType ?? toType(row.type, nameSpan),
    isAsync: row.isAsync,
    fansOut: row.fansOut,
    isGenerator: false,
    documentation: declared ? readDocumentation(reader.source, declared.documented.end, declared.documented.start) : "",
    codeVersion: "",
    modifiers: toModifiers(row, nameSpan, findModifiers),
    defaults: row.defaults.map((name) => ({ name, span: nameSpan, text: "undefined" })),
    overloads: [],
    thisUse: null,
    discardedBody: null,
    uncalledNodes: [],
  };
}

/** Reads the parameters that the manifest lists, with the locations and types of those that are declared. */
function toParameters(
  { parameters, inputs }: ManifestRow,
  declared: DeclaredFunction | null,
  nameSpan: Span,
  reader: ModuleReader,
): readonly ParameterIr[] {
  const written = (declared?.params ?? []).map((parameter) => readParameter(parameter, reader));
  // One name can occur both as a positional parameter and as a property.
  const located = new Map(
    written.flatMap((parameter) => inputsOf(parameter).map((input) => [`${parameter.kind} ${input.name}`, input])),
  );
  const toInput = ({ name, type, isOptional, isNamed, collects }: InputRow): InputIr => {
    const own = located.get(`${isNamed ? "named" : "positional"} ${name}`);
    return {
      name,
      isOptional,
      collects,
      nameSpan: own?.nameSpan ?? nameSpan,
      type: own?.type ?? toType(type, nameSpan),
    };
  };
  const positional = inputs.filter(({ isNamed }) => !isNamed).map(toInput);
  const named = inputs.filter(({ isNamed }) => isNamed).map(toInput);
  return parameters.flatMap((passing): readonly ParameterIr[] => {
    if (passing === "context") return [{ kind: "context", span: nameSpan }];
    if (passing === "named")
      return [{ kind: "named", span: nameSpan, inputs: named, refusedParts: [], typeForm: "readable" }];
    const input = positional.shift();
    return input === undefined ? [] : [{ kind: "positional", input }];
  });
}

function inputsOf(parameter: ParameterIr): readonly InputIr[] {
  if (parameter.kind === "positional") return [parameter.input];
  return parameter.kind === "named" ? parameter.inputs : [];
}

function toModifiers(row: ManifestRow, nameSpan: Span, findModifiers: FindModifiers): readonly ModifierIr[] {
  const isWhole = row.modifiers.every((each) => each.arguments !== null);
  const read = isWhole ? null : findModifiers(row.name);
  const isSame =
    read?.length === row.modifiers.length && read.every(({ kind }, at) => kind === row.modifiers[at]?.kind);
  return row.modifiers.map((modifier, index) => {
    const own = isSame ? read[index]?.arguments.map((each) => relocate(each, nameSpan)) : undefined;
    return { ...modifier, arguments: modifier.arguments ?? own ?? [{ kind: "unknown", span: nameSpan }] };
  });
}

/** Moves an expression of another file to a single span of this file. */
function relocate(expression: ExpressionIr, span: Span): ExpressionIr {
  // Spans are the only locations in an expression.
  return JSON.parse(JSON.stringify(expression), (key, value: unknown) =>
    key === "span" || key === "keySpan" ? span : value,
  ) as ExpressionIr;
}

function toType(text: string | null, span: Span): InputIr["type"] {
  return text === null ? null : { text, span, isPromise: false };
}
