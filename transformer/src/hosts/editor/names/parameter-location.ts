/** Finds the parameter of a node that is being typed, in text with incomplete syntax. */
import type ts from "typescript";
import { isTypeScript, mayBeDataflowModule } from "../../../1-discover/discover.js";
import type { Span } from "../../../ir/span.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProgram } from "../project/editor-program.js";

/** A location at which the name of an input can be written. */
export interface ParameterLocation {
  /** Name of the node. */
  readonly functionName: string;
  /** Names of the function's other inputs. */
  readonly others: readonly string[];
  /** Whether a type has to follow the name: there is none yet, and the name is not in a pattern. */
  readonly takesType: boolean;
  /** Span of the part of the name that is already there; null if there is none. */
  readonly span: Span | null;
}

/** The location at an offset; null if no input of a node can be named there. */
export function findParameterLocation(editor: EditorProgram, file: string, offset: number): ParameterLocation | null {
  const { program, typescript } = editor;
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return null;
  const isModule = editor.options.isIncluded(file) ? isTypeScript(file) : mayBeDataflowModule(file, sourceFile.text);
  if (!isModule) return null;
  const tsNode = findTsNode(sourceFile, { start: Math.max(offset - 1, 0), end: offset }, typescript);
  const tsFunction = findFunction(tsNode);
  const functionName = tsFunction && findNodeName(tsFunction);
  if (!tsFunction || !functionName) return null;
  const { parameters } = tsFunction;
  const behind = /^\s*/.exec(sourceFile.text.slice(parameters.end))?.[0].length ?? 0;
  if (offset < parameters.pos || offset > parameters.end + behind) return null;

  const others = (current: ts.Node | null): readonly string[] =>
    parameters.flatMap((each) => namesOf(each.name, current));
  const parameter = parameters.find((each) => each.getStart(sourceFile) <= offset && offset <= each.end);
  if (parameter === undefined) return { functionName, others: others(null), takesType: true, span: null };
  const { name, type } = parameter;
  if (typescript.isIdentifier(name) && offset <= name.end)
    return { functionName, others: others(name), takesType: type === undefined, span: toSpan(name) };
  if (typescript.isObjectBindingPattern(name) && name.pos < offset && offset < name.end) return inPattern(name);
  if (type && typescript.isTypeLiteralNode(type) && type.pos < offset && offset < type.end) return inType(type);
  return null;

  function inPattern(pattern: ts.ObjectBindingPattern): ParameterLocation | null {
    const element = pattern.elements.find((each) => each.getStart(sourceFile) <= offset && offset <= each.end);
    if (!functionName || (element && (offset > (element.propertyName ?? element.name).end || element.dotDotDotToken)))
      return null;
    const current = element?.name ?? null;
    return { functionName, others: others(current), takesType: false, span: current && toSpan(current) };
  }

  /** In the type of a destructured parameter, the names of the pattern are wanted. */
  function inType(literal: ts.TypeLiteralNode): ParameterLocation | null {
    const member = literal.members.find((each) => each.getStart(sourceFile) <= offset && offset <= each.end);
    if (!functionName || (member && offset > (member.name?.end ?? 0))) return null;
    const written = literal.members.flatMap((each) =>
      each !== member && each.name && typescript.isIdentifier(each.name) ? [each.name.text] : [],
    );
    const takesType = !member || !typescript.isPropertySignature(member) || member.type === undefined;
    return { functionName, others: written, takesType, span: member?.name ? toSpan(member.name) : null };
  }

  function findFunction(inner: ts.Node): ts.FunctionLikeDeclaration | null {
    for (let each = inner; !typescript.isSourceFile(each); each = each.parent)
      if (
        typescript.isFunctionDeclaration(each) ||
        typescript.isArrowFunction(each) ||
        typescript.isFunctionExpression(each) ||
        typescript.isMethodDeclaration(each)
      )
        return each;
    return null;
  }

  /** The node's name of a function: that of an exported function, variable or static method. */
  function findNodeName(tsFunction: ts.FunctionLikeDeclaration): string | null {
    const outer = tsFunction.parent;
    const value = typescript.isCallExpression(outer) ? outer : tsFunction;
    const holder = typescript.isVariableDeclaration(value.parent) ? value.parent : tsFunction;
    const statement = holder === tsFunction ? tsFunction : holder.parent.parent;
    const isMethod = typescript.isMethodDeclaration(tsFunction);
    const owner = isMethod ? tsFunction.parent : statement;
    const name = holder.name;
    if (!name || !typescript.isIdentifier(name) || name.text.startsWith("_")) return null;
    if (!typescript.isSourceFile(owner.parent)) return null;
    const isExported = has(owner, "export");
    const isStatic = !isMethod || has(tsFunction, "static");
    const isKnown = editor.moduleOf(file)?.definitions.some((each) => each.name === name.text) === true;
    return isStatic && (isExported || isKnown) ? name.text : null;
  }

  function has(tsNode: ts.Node, word: string): boolean {
    const { modifiers } = tsNode as { readonly modifiers?: readonly ts.Node[] };
    return modifiers?.some(({ end }) => sourceFile?.text.slice(end - word.length, end) === word) === true;
  }

  function namesOf(name: ts.BindingName, current: ts.Node | null): readonly string[] {
    if (typescript.isIdentifier(name)) return name === current ? [] : [name.text];
    if (typescript.isArrayBindingPattern(name)) return [];
    return name.elements.flatMap((each) =>
      each.name === current
        ? []
        : namesOf(
            each.propertyName && typescript.isIdentifier(each.propertyName) ? each.propertyName : each.name,
            current,
          ),
    );
  }

  function toSpan(tsNode: ts.Node): Span | null {
    const start = tsNode.getStart(sourceFile);
    // TypeScript inserts an empty name if one is missing.
    return start < tsNode.end ? { start, end: tsNode.end } : null;
  }
}
