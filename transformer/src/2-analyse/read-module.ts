/** Reads one dataflow module: from its parsed text to frozen intermediate representation. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Program } from "oxc-parser";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { HiddenRuntimeTypeIr, ModuleIr } from "../ir/module.js";
import { toSpan } from "../ir/span.js";
import { CodeVersions } from "./code-version.js";
import { Declarations } from "./declarations.js";
import { readExports } from "./exports.js";
import { findDefinitions } from "./find-definitions.js";
import { readLocals } from "./locals.js";
import type { ModuleReader } from "./module-reader.js";
import type { ParsedModule } from "./parse.js";
import { readReExports } from "./re-exports.js";
import { readDefinition, type FoundDefinition } from "./read-definition.js";
import type { FoundModifier } from "./read-modifiers.js";
import { findHiddenFanOuts, findHiddenTypes, findRecognised } from "./read-type.js";
import { findRuntimeFunction, mayNameRuntime, readRuntimeNames, type RuntimeNames } from "./runtime-names.js";
import { toSourceText } from "./source-text.js";

/** What a module is read for. */
export type Purpose = "manifest" | "diagnostics";

/** Code versions are a third of the work, and only manifests have them. */
const NO_VERSIONS: ModuleReader["codeVersions"] = { of: () => "" };

/**
 * Reads a module without syntax errors.
 *
 * @param parsed - The module's text and syntax.
 * @param module - Its path from the root of its package.
 * @param purpose - For diagnostics there are no code versions.
 */
export function readModule(parsed: ParsedModule, module: string, purpose: Purpose = "manifest"): ModuleIr {
  const { program, file } = parsed;
  const declarations = new Declarations(program);
  const locals = readLocals(program);
  const reader: ModuleReader = {
    source: toSourceText(parsed),
    runtimeNames: readRuntimeNames(program),
    declarations,
    codeVersions: purpose === "manifest" ? new CodeVersions(declarations) : NO_VERSIONS,
    locals,
  };
  const exports = readExports(program, declarations);
  const found = exports.names.map((name) => findDefinitions(name, locals, reader.runtimeNames));
  const definitions = found
    .flatMap((one) => one.definitions)
    .filter(({ modifiers }) => !modifiers.some((modifier) => isExclusion(modifier, reader.runtimeNames)))
    .sort(byPlace);
  const nodeNames = new Map(definitions.flatMap(toNodeName));
  return deepFreeze({
    file,
    module,
    definitions: definitions.map((definition) => readDefinition(definition, nodeNames, reader)),
    refusedExports: [...exports.refused, ...found.flatMap((one) => one.refused)],
    reExports: readReExports(program),
    isOrdinary: false,
    hiddenRuntimeTypes: mayNameRuntime(parsed.text)
      ? [...findAliases(program, reader), ...definitions.flatMap((one) => findInSignature(one, reader))]
      : [],
    manifestName: declarations.byName.get(MANIFEST_EXPORT)?.nameSpan ?? null,
  });
}

/** Reads an ordinary file, of which only its re-exports count; null where it has none. */
export function readOrdinary({ file, program }: ParsedModule, module: string): ModuleIr | null {
  const reExports = readReExports(program);
  if (reExports.length === 0) return null;
  const locals = readLocals(program);
  const runtimeNames = readRuntimeNames(program);
  const found = readExports(program, new Declarations(program)).names.flatMap(
    (name) => findDefinitions(name, locals, runtimeNames).definitions,
  );
  const refusedExports = found.map(({ name, nameSpan }) => ({ kind: "unmarked" as const, name, span: nameSpan }));
  const nothing = { definitions: [], hiddenRuntimeTypes: [], manifestName: null };
  return deepFreeze({ file, module, ...nothing, refusedExports, reExports, isOrdinary: true });
}

/** Whether a modifier says that the function is no node, so that it need not be written like one. */
function isExclusion(modifier: FoundModifier, runtimeNames: RuntimeNames): boolean {
  return modifier.type === "CallExpression" && findRuntimeFunction(modifier.callee, runtimeNames) === "exclude";
}

function byPlace(a: FoundDefinition, b: FoundDefinition): number {
  return a.nameSpan.start - b.nameSpan.start;
}

/** Static methods are named through their class and cannot be mistaken for a value. */
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
