/** Semantic highlighting of edges: names of nodes, parameters that take nodes, and parameters that are inputs. */
import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from "vscode-languageserver";
import { findNode } from "../../../3-link/edges/producers.js";
import { inputsOf } from "../../../3-link/node.js";
import type { Span } from "../../../ir/span.js";
import { subjectsOfRequest } from "../../editor/names/subject.js";
import { toInnerSpan } from "../../editor/names/text-span.js";
import { nodesOfModule } from "../../editor/project/nodes-of.js";
import type { Question } from "./question.js";

/** Standard types, so that every theme has colours for them, with modifiers that tell edges apart. */
export const TOKENS: SemanticTokensLegend = {
  tokenTypes: ["function", "parameter"],
  tokenModifiers: ["node", "dependency", "input"],
};

const FUNCTION = 0;
const PARAMETER = 1;
const NODE = 1;
const DEPENDENCY = 2;
const INPUT = 4;

interface Token {
  readonly span: Span;
  readonly type: number;
  readonly modifiers: number;
}

/**
 * The tokens of a document; null if it has none, so that the editor keeps those of TypeScript's own server.
 *
 * A node is `function.node`, a parameter that takes a node `parameter.dependency`, any other input `parameter.input`,
 * and the name of a node in a request `function.dependency`.
 */
export function findTokens(question: Question): SemanticTokens | null {
  const { file, places } = question;
  const tokens = new Map(
    [...tokensOfModule(question), ...tokensOfRequests(question)].map((each) => [each.span.start, each]),
  );
  if (tokens.size === 0) return null;
  const builder = new SemanticTokensBuilder();
  for (const { span, type, modifiers } of [...tokens.values()].toSorted((a, b) => a.span.start - b.span.start)) {
    const { start } = places.toRange(file, span);
    builder.push(start.line, start.character, span.end - span.start, type, modifiers);
  }
  return builder.build();
}

function tokensOfModule({ file, project }: Question): readonly Token[] {
  const editor = project.editor.program;
  const module = editor.compiled(file)?.ir ?? null;
  if (module === null) return [];
  const dataflows = editor.dataflowsWith(file);
  const own = new Set(module.definitions.map(({ name }) => name));
  const isNode = (name: string): boolean =>
    own.has(name) || dataflows.some((dataflow) => findNode(name, dataflow) !== undefined);
  return nodesOfModule(editor, module).flatMap(({ definition }): readonly Token[] => [
    { span: definition.nameSpan, type: FUNCTION, modifiers: NODE },
    ...inputsOf(definition).flatMap(({ name, nameSpan: span, feed }) =>
      feed === "modifier" ? [] : [{ span, type: PARAMETER, modifiers: isNode(name) ? DEPENDENCY : INPUT }],
    ),
  ]);
}

function tokensOfRequests({ file, project }: Question): readonly Token[] {
  const editor = project.editor.program;
  return (editor.callsOf(file)?.requests ?? []).flatMap((request) => {
    const dataflow = editor.dataflowOf(file, request);
    if (dataflow === null) return [];
    return subjectsOfRequest(file, request).flatMap((subject) => {
      if (findNode(subject.name, dataflow) === undefined) return [];
      const { start, length } = toInnerSpan(subject);
      return [{ span: { start, end: start + length }, type: FUNCTION, modifiers: DEPENDENCY }];
    });
  });
}
