/** Reads one node definition: a function under the name of its export. */
import { takes } from "@icosian/runtime/tooling";
import type { DefinitionIr } from "../../ir/module.js";
import type { ReferenceIr } from "../../ir/module-parts.js";
import { type Span, toSpan } from "../../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { findDiscardedBody } from "./find-discarded-body.js";
import { findThisUse, findUncalledNodes } from "./read-body.js";
import { readDefaults } from "./read-defaults.js";
import { readModifiers, type FoundModifier } from "./read-modifiers.js";
import { readParameter } from "./read-parameter.js";
import { isParallelizable, readReturnType } from "./read-type.js";
import { readDocumentation, toPosition } from "../syntax/source-text.js";
import type { FunctionNode } from "../syntax/syntax.js";

/** A definition among a module's exports, before its function is read. */
export interface FoundDefinition {
  /** Name of the node. */
  readonly name: string;
  /** Name of the export that contains it: its own, or that of its class. */
  readonly exportName: string;
  /** Span of the name. */
  readonly nameSpan: Span;
  /** The expression with which the manifest refers to the function. */
  readonly reference: ReferenceIr;
  /** The function's syntax. */
  readonly tsFunction: FunctionNode;
  /** Whether the export has the type of the function, and no declared one or that of a call around it. */
  readonly isBare: boolean;
  /** Spans of its overload signatures. */
  readonly overloads: readonly Span[];
  /** From the end of the code before it to the start of its statement; this span contains the documentation. */
  readonly documented: Span;
  /** Its modifiers, from the innermost outwards. */
  readonly modifiers: readonly FoundModifier[];
}

/**
 * Reads a definition's function.
 *
 * @param nodeNames - The nodes of the module: local name of the function to name of the node.
 */
export function readDefinition(
  found: FoundDefinition,
  nodeNames: ReadonlyMap<string, string>,
  reader: ModuleReader,
): DefinitionIr {
  const { tsFunction, reference } = found;
  const ownReader = tsFunction.typeParameters ? { ...reader, typeKeys: null } : reader;
  const returnType = readReturnType(tsFunction.returnType, found.isBare ? ownReader : { ...ownReader, typeKeys: null });
  const modifiers = readModifiers(found.modifiers, tsFunction, reader);
  // Another function takes the place of the body.
  const isSignature = modifiers.some(({ kind }) => takes(kind, "body"));
  return {
    name: found.name,
    exportName: found.exportName,
    nameSpan: toSpan(found.nameSpan),
    position: toPosition(reader.source, found.nameSpan.start),
    reference,
    parameters: tsFunction.params.map((parameter) => readParameter(parameter, ownReader)),
    nextParameterOffset: findNextParameterOffset(tsFunction, reader),
    returnType,
    isAsync: tsFunction.async || returnType?.isPromise === true,
    fansOut: isParallelizable(tsFunction.returnType, reader),
    isGenerator: tsFunction.generator,
    documentation: readDocumentation(reader.source, found.documented.end, found.documented.start),
    ...reader.codeVersions.of(tsFunction),
    modifiers,
    defaults: isSignature ? readDefaults(tsFunction, reader) : [],
    discardedBody: isSignature ? findDiscardedBody(tsFunction) : null,
    overloads: found.overloads,
    thisUse: findThisUse(tsFunction, reader.source.text),
    uncalledNodes: findUncalledNodes(tsFunction, nodeNames, reader.declarations, reference.local),
  };
}

function findNextParameterOffset(tsFunction: FunctionNode, reader: ModuleReader): number {
  const last = tsFunction.params.at(-1);
  if (last !== undefined) return last.end;
  const afterParameters = tsFunction.returnType?.start ?? tsFunction.body?.start ?? tsFunction.end;
  return reader.source.text.lastIndexOf(")", afterParameters);
}
