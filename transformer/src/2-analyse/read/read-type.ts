/** Reads declared types as text, and finds types inside them that the language would recognise elsewhere. */
import type { Node, TSSignature, TSType, TSTypeAnnotation } from "oxc-parser";
import type { HiddenRuntimeTypeIr, TypeIr } from "../../ir/module-parts.js";
import { toSpan } from "../../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { findRuntimeType } from "../names/runtime-names.js";
import { toPlainText } from "../syntax/source-text.js";
import { walk } from "../syntax/syntax.js";

/** Types that have a meaning only if they are the whole type of a parameter or result. */
const RECOGNISED_TYPES: ReadonlySet<string> = new Set(["RunContext", "Collect", "Parallelizable"]);

/** A type annotation as text; null if there is none. */
export function readType(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): TypeIr | null {
  if (!annotation) return null;
  const type = annotation.typeAnnotation;
  const text = toPlainText(reader.source, type);
  return { text, span: toSpan(type), isPromise: false, ...toKey(type, text, reader) };
}

/** A return type as text, with `Promise<T>` written as `T`; null if there is none. */
export function readReturnType(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): TypeIr | null {
  if (!annotation) return null;
  const promised = findPromised(annotation.typeAnnotation);
  if (promised === null) return readType(annotation, reader);
  const type = annotation.typeAnnotation;
  const key = toKey(type, toPlainText(reader.source, type), reader);
  return { text: toPlainText(reader.source, promised), span: toSpan(type), isPromise: true, ...key };
}

function toKey(type: TSType, text: string, { typeKeys }: ModuleReader): Pick<TypeIr, "key"> {
  const key = typeKeys?.of(type, text) ?? null;
  return key === null ? {} : { key };
}

/** Whether a whole type is the runtime's `RunContext`. */
export function isRunContext(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): boolean {
  return Boolean(annotation) && findRuntimeType(annotation!.typeAnnotation, reader.runtimeNames) === "RunContext";
}

/** Whether a whole type is the runtime's `Collect`. */
export function isCollect(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): boolean {
  return Boolean(annotation) && findRuntimeType(annotation!.typeAnnotation, reader.runtimeNames) === "Collect";
}

/** Whether a whole return type is the runtime's `Parallelizable`, or a promise of it. */
export function isParallelizable(annotation: TSTypeAnnotation | null | undefined, reader: ModuleReader): boolean {
  if (!annotation) return false;
  const returned = findPromised(annotation.typeAnnotation) ?? annotation.typeAnnotation;
  return findRuntimeType(returned, reader.runtimeNames) === "Parallelizable";
}

/** Recognised types that are only a part of a parameter's type, so that they have no meaning. */
export function findHiddenTypes(type: TSType, reader: ModuleReader): readonly HiddenRuntimeTypeIr[] {
  const hidden: HiddenRuntimeTypeIr[] = [];
  // The properties of named inputs are whole types.
  const whole = new Set<Node>(type.type === "TSTypeLiteral" ? type.members.flatMap(toPropertyType) : []);
  walk(type, (tsNode: Node) => {
    if (tsNode === type) return undefined;
    const typeName = findRecognised(tsNode as TSType, reader);
    const isWhole = typeName === "Collect" && whole.has(tsNode);
    if (typeName !== null && !isWhole) hidden.push({ span: toSpan(tsNode), typeName });
    return undefined;
  });
  return hidden;
}

function toPropertyType(member: TSSignature): readonly Node[] {
  return member.type === "TSPropertySignature" && member.typeAnnotation ? [member.typeAnnotation.typeAnnotation] : [];
}

/** Every `Parallelizable` that is only a part of a return type. */
export function findHiddenFanOuts(
  annotation: TSTypeAnnotation | null | undefined,
  reader: ModuleReader,
): readonly HiddenRuntimeTypeIr[] {
  if (!annotation) return [];
  const returned = findPromised(annotation.typeAnnotation) ?? annotation.typeAnnotation;
  return findHiddenTypes(returned, reader).filter(({ typeName }) => typeName === "Parallelizable");
}

/** The name of the recognised type that a whole type is; null for any other type. */
export function findRecognised(type: TSType, reader: ModuleReader): string | null {
  const typeName = findRuntimeType(type, reader.runtimeNames);
  return typeName !== null && RECOGNISED_TYPES.has(typeName) ? typeName : null;
}

function findPromised(type: TSType): TSType | null {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return null;
  if (type.typeName.name !== "Promise" && type.typeName.name !== "PromiseLike") return null;
  return type.typeArguments?.params[0] ?? null;
}
