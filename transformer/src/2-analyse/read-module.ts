/** Reads one dataflow module, from its parsed text to the frozen intermediate representation. */
import { findDeclaration, MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Program } from "oxc-parser";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { BystanderIr, ModuleIr } from "../ir/module.js";
import type { HiddenRuntimeTypeIr } from "../ir/module-parts.js";
import { toSpan } from "../ir/span.js";
import { CodeVersions } from "./version/code-version.js";
import type { ImportedCode } from "./version/imported-code.js";
import { Declarations } from "./names/declarations.js";
import { readExports, type ExportedName } from "./names/exports.js";
import { findDefinitions } from "./read/find-definitions.js";
import { readLocals, type Local } from "./names/locals.js";
import type { ModuleReader } from "./read/module-reader.js";
import type { ParsedModule } from "./syntax/parse.js";
import { readReExports } from "./names/re-exports.js";
import { readDefinition, type FoundDefinition } from "./read/read-definition.js";
import type { FoundModifier } from "./read/read-modifiers.js";
import { findHiddenFanOuts, findHiddenTypes, findRecognised } from "./read/read-type.js";
import { findRuntimeFunction, mayNameRuntime, readRuntimeNames, type RuntimeNames } from "./names/runtime-names.js";
import { TypeKeys } from "./read/type-keys.js";
import { toSourceText } from "./syntax/source-text.js";
import { toFunction } from "./syntax/syntax.js";

/** The purpose for which a module is read. */
export type Purpose = "manifest" | "diagnostics";

/** Computes no code versions: they are a third of the work, and only manifests contain them. */
const NO_VERSIONS: ModuleReader["codeVersions"] = { of: () => ({ codeVersion: "" }), finish: () => ({}) };

/**
 * Reads a module without syntax errors.
 *
 * @param parsed - The module's text and syntax.
 * @param module - Its path from the root of its package.
 * @param purpose - For diagnostics, no code versions are computed.
 * @param imports - The code of the project that the module imports; without it, code versions cover the file alone.
 */
export function readModule(
  parsed: ParsedModule,
  module: string,
  purpose: Purpose = "manifest",
  imports?: ImportedCode,
): ModuleIr {
  const { program, file } = parsed;
  const declarations = new Declarations(parsed);
  const locals = readLocals(program);
  const reader: ModuleReader = {
    source: toSourceText(parsed),
    runtimeNames: readRuntimeNames(program),
    declarations,
    codeVersions: purpose === "manifest" ? new CodeVersions(parsed, module, declarations, imports) : NO_VERSIONS,
    typeKeys: new TypeKeys(program, file, declarations),
    locals,
  };
  const exports = readExports(program, declarations);
  const found = exports.names.map((name) => findDefinitions(name, locals, reader.runtimeNames));
  const all = found.flatMap((one) => one.definitions);
  const isExcluded = ({ modifiers }: FoundDefinition): boolean =>
    modifiers.some((modifier) => isExclusion(modifier, reader.runtimeNames));
  const definitions = all.filter((each) => !isExcluded(each)).sort(byLocation);
  const nodeNames = new Map(definitions.flatMap(toNodeName));
  return deepFreeze({
    file,
    module,
    definitions: definitions.map((definition) => readDefinition(definition, nodeNames, reader)),
    // After the definitions, because these reach the code.
    ...reader.codeVersions.finish(),
    bystanders: findBystanders(locals, exports.names, definitions, all.filter(isExcluded)),
    refusedExports: [...exports.refused, ...found.flatMap((one) => one.refused)],
    reExports: readReExports(program),
    isOrdinary: false,
    hiddenRuntimeTypes: mayNameRuntime(parsed.text)
      ? [...findAliases(program, reader), ...definitions.flatMap((one) => findInSignature(one, reader))]
      : [],
    manifestName: declarations.byName.get(MANIFEST_EXPORT)?.nameSpan ?? null,
  });
}

/** Reads the re-exports of an ordinary file; null if it has none. */
export function readOrdinary(parsed: ParsedModule, module: string): ModuleIr | null {
  const { file, program } = parsed;
  const reExports = readReExports(program);
  if (reExports.length === 0) return null;
  const locals = readLocals(program);
  const runtimeNames = readRuntimeNames(program);
  const found = readExports(program, new Declarations(parsed)).names.flatMap(
    (name) => findDefinitions(name, locals, runtimeNames).definitions,
  );
  const refusedExports = found.map(({ name, nameSpan }) => ({ kind: "unmarked" as const, name, span: nameSpan }));
  const nothing = { definitions: [], bystanders: [], hiddenRuntimeTypes: [], manifestName: null };
  return deepFreeze({ file, module, ...nothing, refusedExports, reExports, isOrdinary: true });
}

function findBystanders(
  locals: ReadonlyMap<string, Local>,
  exported: readonly ExportedName[],
  definitions: readonly FoundDefinition[],
  excluded: readonly FoundDefinition[],
): readonly BystanderIr[] {
  const exports = new Map(exported.map((each) => [each.local, each.exported]));
  const nodes = new Set(definitions.map(({ reference }) => reference.local));
  const left = new Set(excluded.map(({ reference }) => reference.local));
  return [...locals.values()].flatMap((local): readonly BystanderIr[] => {
    const { name, nameSpan } = local;
    const isExported = exports.has(name);
    const isFunction =
      local.kind === "function" ||
      (local.kind === "variable" && local.declarator.init !== null && toFunction(local.declarator.init) !== null);
    if (local.kind === "class" || nodes.has(name)) return [];
    if (left.has(name)) return [{ name: exports.get(name) ?? name, nameSpan, kind: "excluded" }];
    if (isExported && !isFunction) return [{ name: exports.get(name) ?? name, nameSpan, kind: "constant" }];
    return !isExported && isFunction ? [{ name, nameSpan, kind: "private" }] : [];
  });
}

/** Whether a modifier excludes the function from the nodes, so that the rules for nodes do not apply to it. */
function isExclusion(modifier: FoundModifier, runtimeNames: RuntimeNames): boolean {
  if (modifier.type !== "CallExpression") return false;
  return findDeclaration(findRuntimeFunction(modifier.callee, runtimeNames))?.exists === "never";
}

function byLocation(a: FoundDefinition, b: FoundDefinition): number {
  return a.nameSpan.start - b.nameSpan.start;
}

/**
 * The local name of a node's function. Static methods have none, because they are only reachable through their class.
 */
function toNodeName({ name, reference }: FoundDefinition): readonly (readonly [string, string])[] {
  return reference.member === null ? [[reference.local, name]] : [];
}

function findAliases(program: Program, reader: ModuleReader): readonly HiddenRuntimeTypeIr[] {
  const aliases: HiddenRuntimeTypeIr[] = [];
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "TSTypeAliasDeclaration") continue;
    const typeName = findRecognised(declaration.typeAnnotation, reader);
    if (typeName !== null) aliases.push({ span: toSpan(declaration.id), typeName });
  }
  return aliases;
}

function findInSignature({ tsFunction }: FoundDefinition, reader: ModuleReader): readonly HiddenRuntimeTypeIr[] {
  const inParameters = tsFunction.params.flatMap((parameter) => {
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : null;
    return annotation ? findHiddenTypes(annotation.typeAnnotation, reader) : [];
  });
  return [...inParameters, ...findHiddenFanOuts(tsFunction.returnType, reader)];
}
