/** Document and workspace symbols: the nodes of dataflow modules. */
import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from "vscode-languageserver";
import { writtenNodes } from "../../editor/names/written-nodes.js";
import type { Places } from "../documents/places.js";
import type { OpenProject } from "../projects/open-project.js";
import { declarationSpans } from "./declaration-span.js";
import type { Question } from "./question.js";

/** An editor asks again as soon as the user types more. */
const MOST_SYMBOLS = 1000;

/** The nodes of a document. */
export function findDocumentSymbols({ file, project, places }: Question): readonly DocumentSymbol[] {
  const { program } = project.editor;
  const nodes = writtenNodes(program, file);
  if (nodes.length === 0) return [];
  const spanOf = declarationSpans(file, program.program.getSourceFile(file)?.text ?? "");
  return nodes.map(({ definition: { name, nameSpan, returnType }, needs }) => {
    const range = places.toRange(file, spanOf(nameSpan));
    const detail = `(${[...needs].join(", ")}): ${returnType?.text ?? "unknown"}`;
    return { name, detail, kind: SymbolKind.Function, range, selectionRange: places.toRange(file, nameSpan) };
  });
}

/** The nodes of a project whose names have the letters of a query in their order; all nodes for an empty query. */
export function findWorkspaceSymbols(
  { editor }: OpenProject,
  places: Places,
  query: string,
): readonly WorkspaceSymbol[] {
  const { program } = editor;
  const found: WorkspaceSymbol[] = [];
  for (const { fileName: file, isDeclarationFile } of program.program.getSourceFiles())
    for (const { name, nameSpan } of (isDeclarationFile ? null : program.moduleOf(file))?.definitions ?? []) {
      if (!hasLetters(name, query) || found.length === MOST_SYMBOLS) continue;
      const location = places.toLocation({ file, span: nameSpan });
      found.push({ name, kind: SymbolKind.Function, containerName: "node", location });
    }
  return found;
}

function hasLetters(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
