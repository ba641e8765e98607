/** Finds the options of esbuild's `build(…)` or `context(…)` in a build script. */
import { Visitor, type CallExpression, type ObjectExpression, type Program } from "oxc-parser";
import { unwrap } from "../edit/draft.js";
import type { FoundConfiguration } from "./find-configuration.js";

/** The options of the only such call. */
export function findBuildCall(program: Program): FoundConfiguration {
  const calls: CallExpression[] = [];
  const collect = (call: CallExpression): void => void (isBuild(call) && calls.push(call));
  new Visitor({ CallExpression: collect }).visit(program);
  const [call, ...more] = calls;
  if (call === undefined) return { why: "It does not call `build` or `context`." };
  if (more.length > 0) return { why: "It calls `build` or `context` more than once." };
  const [options] = call.arguments;
  if (options === undefined || options.type === "SpreadElement")
    return { why: "It calls `build` or `context` without options." };
  const value = unwrap(options);
  const object = value.type === "Identifier" ? findConstant(value.name, program) : value;
  return object?.type === "ObjectExpression"
    ? { object }
    : { why: "The options of its build are not written in the file." };
}

function isBuild({ callee }: CallExpression): boolean {
  const name =
    callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "esbuild"
      ? callee.property
      : callee;
  return name.type === "Identifier" && /^(build|context)$/.test(name.name);
}

function findConstant(name: string, program: Program): ObjectExpression | undefined {
  const constants: ObjectExpression[] = [];
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      const value = id.type === "Identifier" && id.name === name && init ? unwrap(init) : null;
      if (value?.type === "ObjectExpression") constants.push(value);
    },
  }).visit(program);
  return constants.length === 1 ? constants[0] : undefined;
}
