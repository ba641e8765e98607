/** Reads one dataflow module: from its parsed text to frozen intermediate representation. */
import { MANIFEST_EXPORT } from "@icosian/runtime";
import type { Program } from "oxc-parser";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { HiddenRuntimeTypeIr, ModuleIr } from "../ir/module.js";
import { toSpan } from "../ir/span.js";
import { CodeVersions } from "./code-version.js";
import { readDeclarations } from "./declarations.js";
import { readExports } from "./exports.js";
import { findDefinitions } from "./find-definitions.js";
import { readLocals } from "./locals.js";
import type { ModuleReader } from "./module-reader.js";
import type { ParsedModule } from "./parse.js";
import { readDefinition, type FoundDefinition } from "./read-definition.js";
import { findHiddenTypes, findRecognised } from "./read-type.js";
import { readRuntimeNames } from "./runtime-names.js";
import { toSourceText } from "./source-text.js";

/**
 * Reads a module without syntax errors.
 *
 * @param parsed - The module's text and syntax.
 * @param module - Its path from the root of its package.
 */
export function readModule(parsed: ParsedModule, module: string): ModuleIr {
  const { program, file } = parsed;
  const declarations = readDeclarations(program);
  const reader: ModuleReader = {
    source: toSourceText(parsed),
    runtimeNames: readRuntimeNames(program),
    declarations,
    codeVersions: new CodeVersions(declarations),
  };
  const locals = readLocals(program);
  const exports = readExports(program, declarations);
  const found = exports.names.map((name) => findDefinitions(name, locals, reader.runtimeNames));
  const definitions = found.flatMap((one) => one.definitions).sort(byPlace);
  const nodeNames = new Map(definitions.flatMap(toNodeName));
  return deepFreeze({
    file,
    module,
    definitions: definitions.map((definition) => readDefinition(definition, nodeNames, reader)),
    refusedExports: [...exports.refused, ...found.flatMap((one) => one.refused)],
    hiddenRuntimeTypes: [
      ...findAliases(program, reader),
      ...definitions.flatMap((one) => findInParameters(one, reader)),
    ],
    manifestName: declarations.byName.get(MANIFEST_EXPORT)?.nameSpan ?? null,
  });
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

function findInParameters({ tsFunction }: FoundDefinition, reader: ModuleReader): readonly HiddenRuntimeTypeIr[] {
  return tsFunction.params.flatMap((parameter) => {
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : null;
    return annotation ? findHiddenTypes(annotation.typeAnnotation, reader) : [];
  });
}
