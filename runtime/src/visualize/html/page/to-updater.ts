/** Decides what a message of the server changes. */
import type { PageUpdate } from "../page-data.js";
import type { Explorer } from "./explorer.js";

/**
 * Returns a function that shows an update. Only another graph, or other styles, make another layout; servers also send
 * updates in which nothing but the problems differs, or nothing at all.
 *
 * @param shown - What the page shows now.
 */
export function toUpdater(explorer: Explorer, shown: PageUpdate): (update: PageUpdate) => void {
  let [graph, problems] = toTexts(shown);
  return (update) => {
    const [nextGraph, nextProblems] = toTexts(update);
    const changed = nextGraph !== graph ? "graph" : nextProblems !== problems ? "problems" : "nothing";
    if (changed === "problems") explorer.replaceProblems(update.problems);
    if (changed === "graph") {
      explorer.replace(update);
      explorer.said.emit("The graph has been updated");
    }
    [graph, problems] = [nextGraph, nextProblems];
  };
}

function toTexts({ graph, styles, problems }: PageUpdate): readonly [graph: string, problems: string] {
  return [JSON.stringify([graph, styles]), JSON.stringify(problems)];
}
