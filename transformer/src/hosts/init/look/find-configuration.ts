/** Finds the object that a configuration file exports, if the file has a simple form. */
import type { Expression, FunctionBody, ObjectExpression, Program, Statement } from "oxc-parser";
import { unwrap } from "../edit/draft.js";

/** The object, or the reason why it was not found. */
export type FoundConfiguration =
  | {
      /** The object literal. */
      readonly object: ObjectExpression;
    }
  | {
      /** The reason why it was not found, as a sentence. */
      readonly why: string;
    };

const UNKNOWN: FoundConfiguration = { why: "It exports its configuration in another way." };

/** The configuration of `export default …` or `module.exports = …`. */
export function findConfiguration(program: Program): FoundConfiguration {
  const exported = program.body.flatMap((statement) => findExported(statement) ?? []);
  const [first] = exported;
  if (first === undefined || exported.length > 1) return UNKNOWN;
  return resolve(first, program);
}

function findExported(statement: Statement): Expression | null {
  if (statement.type === "ExportDefaultDeclaration") {
    const { declaration } = statement;
    const isStatement = declaration.type.endsWith("Declaration");
    // A cast, because anything but a declaration is an expression.
    return isStatement ? null : (declaration as Expression);
  }
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return null;
  const { left, right } = statement.expression;
  if (left.type !== "MemberExpression" || left.object.type !== "Identifier") return null;
  const { object, property } = left;
  const isExports = object.name === "module" && property.type === "Identifier" && property.name === "exports";
  return isExports ? right : null;
}

function resolve(expression: Expression, program: Program): FoundConfiguration {
  const value = unwrap(expression);
  switch (value.type) {
    case "ObjectExpression":
      return { object: value };
    case "Identifier":
      return resolveName(value.name, program);
    case "ArrayExpression":
      return { why: "It exports several configurations." };
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return resolveFunction(value.body, program);
    case "CallExpression": {
      const [argument] = value.arguments;
      const isDefine = value.callee.type === "Identifier" && /^define\w*Config$/.test(value.callee.name);
      if (isDefine && argument !== undefined && argument.type !== "SpreadElement") return resolve(argument, program);
      return { why: "It exports the result of a call." };
    }
    default:
      return UNKNOWN;
  }
}

function resolveName(name: string, program: Program): FoundConfiguration {
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration") continue;
    const declaration = statement.declarations.find(({ id }) => id.type === "Identifier" && id.name === name);
    const init = declaration?.init;
    // A name that refers to another name could lead to a cycle.
    if (init && unwrap(init).type !== "Identifier") return resolve(init, program);
  }
  return { why: `It exports \`${name}\`, which is not a constant of the file.` };
}

function resolveFunction(body: FunctionBody | Expression | null, program: Program): FoundConfiguration {
  if (body === null) return UNKNOWN;
  if (body.type !== "BlockStatement") return resolve(body, program);
  const returned = body.body.findLast(({ type }) => type === "ReturnStatement");
  const hasBranches = body.body.some(({ type }) => /^(If|Switch|Try|For|While)/.test(type));
  if (hasBranches || returned?.type !== "ReturnStatement" || returned.argument === null)
    return { why: "It exports a function with more than one `return`." };
  const value = unwrap(returned.argument);
  return value.type === "ObjectExpression"
    ? { object: value }
    : { why: "It exports a function that does not return an object literal." };
}
