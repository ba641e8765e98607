/** Reads declared types as text, and the types that hide one which the language recognises. */
import type { Node, TSType, TSTypeAnnotation } from "oxc-parser";
import type { HiddenRuntimeTypeIr, TypeIr } from "../ir/module.js";
import { toSpan } from "../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { findRuntimeType } from "./runtime-names.js";
import { toPlainText } from "./source-text.js";
import { walk } from "./syntax.js";

/** Types whose meaning depends on their standing in a signature by themselves. */
const RECOGNISED_TYPES: ReadonlySet<string> = new Set(["RunContext", "Collect", "Parallelizable"]);

/** A type annotation as text; null when there is none. */
export function readType(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): TypeIr | null {
  if (!annotation) return null;
  const type = annotation.typeAnnotation;
  return { text: toPlainText(reader.source, type), span: toSpan(type), isPromise: false };
}

/** A return type as text, with `Promise<T>` written as `T`; null when there is none. */
export function readReturnType(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): TypeIr | null {
  if (!annotation) return null;
  const promised = findPromised(annotation.typeAnnotation);
  if (promised === null) return readType(annotation, reader);
  return { text: toPlainText(reader.source, promised), span: toSpan(annotation.typeAnnotation), isPromise: true };
}

/** Whether a type is the runtime's `RunContext`, by itself. */
export function isRunContext(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): boolean {
  return Boolean(annotation) && findRuntimeType(annotation!.typeAnnotation, reader.runtimeNames) === "RunContext";
}

/** Recognised types that are only a part of a parameter's type, where they have no meaning. */
export function findHiddenTypes(type: TSType, reader: ModuleReader): readonly HiddenRuntimeTypeIr[] {
  const hidden: HiddenRuntimeTypeIr[] = [];
  walk(type, (tsNode: Node) => {
    if (tsNode === type) return undefined;
    const typeName = findRecognised(tsNode as TSType, reader);
    if (typeName !== null) hidden.push({ span: toSpan(tsNode), typeName });
    return undefined;
  });
  return hidden;
}

/** The recognised type that a whole type is; null for any other. */
export function findRecognised(type: TSType, reader: ModuleReader): string | null {
  const typeName = findRuntimeType(type, reader.runtimeNames);
  return typeName !== null && RECOGNISED_TYPES.has(typeName) ? typeName : null;
}

function findPromised(type: TSType): TSType | null {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return null;
  if (type.typeName.name !== "Promise" && type.typeName.name !== "PromiseLike") return null;
  return type.typeArguments?.params[0] ?? null;
}
