/** Loads graphs that were written to a folder, without the transformer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads what `writeGraphFolder` has written.
 *
 * @returns {Promise<{ graph: object, modules: object[], byHand: (inputs: object) => object, byHandAsync: (inputs: object) => Promise<object>, byHandLevels: (inputs: object) => Promise<object>, byHandStraight: (inputs: object) => Promise<object>, planned: string[] | null }>}
 *   `planned` are the outputs with the plan that the transformer writes for them; null where nothing of it is code.
 */
export async function loadGraph(folder) {
  const graph = readGraph(folder);
  const modules = await importAll(folder, graph.files);
  const [{ run, runAsync, runLevels, runStraight }, { planned }] = await importAll(folder, [
    "by-hand.js",
    "planned.js",
  ]);
  return {
    graph,
    modules,
    byHand: run,
    byHandAsync: runAsync,
    byHandLevels: runLevels,
    byHandStraight: runStraight,
    planned,
  };
}

/** The graph itself, and the files of its modules. */
export function readGraph(folder) {
  return JSON.parse(readFileSync(join(folder, "graph.json"), "utf8"));
}

/** Imports files of a folder. */
export function importAll(folder, files) {
  return Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)));
}
