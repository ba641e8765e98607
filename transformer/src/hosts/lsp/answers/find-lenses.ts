/** Code lenses: how many nodes use a node, and how many values it needs. */
import type { CodeLens } from "vscode-languageserver";
import { writtenNodes } from "../../editor/names/written-nodes.js";
import { SHOW_GRAPH } from "../commands.js";
import type { Question } from "./question.js";

/** One lens above each node; a click shows the graph around it. */
export function findLenses({ file, project, places }: Question, uri: string): readonly CodeLens[] {
  return writtenNodes(project.editor.program, file).map(({ definition: { name, nameSpan }, needs, users }) => {
    const title = `used by ${users.size || "no node"}, needs ${needs.size || "nothing"}`;
    const command = { title, command: SHOW_GRAPH, arguments: [uri, name] };
    return { range: places.toRange(file, nameSpan), command };
  });
}
