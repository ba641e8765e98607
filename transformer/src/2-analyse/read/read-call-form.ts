/** Reads the arguments of `dataflow(…)` as they are written, for diagnostics about arguments that no run accepts. */
import type { CallExpression, Expression, Program } from "oxc-parser";
import type { ArgumentIr } from "../../ir/calls.js";
import { toSpan } from "../../ir/span.js";
import { findProperty, toPlainExpression } from "./read-keys.js";
import { toName } from "../syntax/syntax.js";

/** The maximum number of characters of an argument that messages quote. */
const SHOWN = 60;

/** Specifiers of imports by local name. */
export type Specifiers = ReadonlyMap<string, string>;

/** Reads the imports of a file. */
export function readSpecifiers({ body }: Program): Specifiers {
  const specifiers = new Map<string, string>();
  for (const statement of body)
    if (statement.type === "ImportDeclaration")
      for (const { local } of statement.specifiers) specifiers.set(local.name, statement.source.value);
  return specifiers;
}

/** The expressions that are passed as modules, in either form of the call, without spread elements. */
export function readArguments(call: CallExpression, text: string, specifiers: Specifiers): readonly ArgumentIr[] {
  const [first, ...others] = call.arguments;
  const options = first !== undefined && first.type !== "SpreadElement" && others.length === 0 ? first : null;
  const list = options && findProperty(options, "modules");
  const elements = list === null ? call.arguments : toElements(list);
  return elements.flatMap((each) =>
    each === null || each.type === "SpreadElement" ? [] : [readArgument(each, text, specifiers)],
  );
}

function toElements(list: Expression): readonly CallExpression["arguments"][number][] {
  const literal = toPlainExpression(list);
  return literal.type === "ArrayExpression" ? literal.elements.filter((each) => each !== null) : [];
}

function readArgument(argument: Expression, text: string, specifiers: Specifiers): ArgumentIr {
  const written = text.slice(argument.start, argument.end).replaceAll(/\s+/g, " ");
  const plain = toPlainExpression(argument);
  const properties = plain.type === "ObjectExpression" ? plain.properties : [];
  const named = properties.flatMap((each) => (each.type === "Property" ? [{ key: each.key, value: each.value }] : []));
  const names = plain.type === "Identifier" ? [plain.name] : named.map(({ value }) => toName(value) ?? "");
  return {
    span: toSpan(argument),
    text: written.length > SHOWN ? `${written.slice(0, SHOWN)}…` : written,
    keys:
      plain.type === "ObjectExpression" && named.length === properties.length
        ? named.map(({ key }) => toName(key) ?? "")
        : null,
    specifiers: [...new Set(names.flatMap((name) => specifiers.get(name) ?? []))],
  };
}
