/** The requests of the commands that draw and list, from the parsed command line. */
import { resolve } from "node:path";
import type { DocsRequest } from "../commands/docs-command.js";
import type { GraphRequest } from "../commands/graph-command.js";
import type { ListRequest } from "../commands/list-command.js";
import type { ViewRequest } from "../commands/view-command.js";
import { Misuse } from "../../../project/misuse.js";
import { readGraphOptions, readNumber, readTags } from "./graph-options.js";
import type { OptionValues } from "./options.js";

/** The options of `icosian graph`. */
export function toGraphRequest(values: OptionValues, files: readonly string[]): GraphRequest {
  return {
    project: values.project,
    files,
    name: values.dataflow ?? null,
    format: values.json ? "json" : (values.format ?? null),
    out: values.out === undefined ? null : resolve(values.out),
    isOpened: values.open,
    scale: values.scale === undefined ? 2 : readNumber("--scale", values.scale),
    options: readGraphOptions(values),
  };
}

/** The options of `icosian view`. */
export function toViewRequest(values: OptionValues, files: readonly string[]): ViewRequest {
  return {
    project: values.project,
    files,
    name: values.dataflow ?? null,
    port: values.port === undefined ? null : readPort("--port", values.port),
    isOpened: values.open,
    options: readGraphOptions(values),
  };
}

/** The options of `icosian list`. */
export function toListRequest(values: OptionValues, files: readonly string[]): ListRequest {
  return {
    project: values.project,
    files,
    name: values.dataflow ?? null,
    tags: readTags(values.tag),
    modulePaths: values.module,
    isJson: values.json,
  };
}

/**
 * The options of `icosian docs`.
 *
 * @throws Misuse for files: the catalogue is that of a whole project.
 */
export function toDocsRequest(values: OptionValues, [file]: readonly string[]): DocsRequest {
  if (file !== undefined)
    throw new Misuse(`\`icosian docs\` takes no \`${file}\`. Name a project with \`-p ${file}\`.`);
  return {
    project: values.project,
    out: values.out === undefined || values.out === "" ? null : resolve(values.out),
    title: values.title?.trim() || "Dataflows",
    sourceUrl: values["source-url"] ?? null,
  };
}

/**
 * Reads the number of a port.
 *
 * @param option - How messages name the option.
 * @throws Misuse for anything but a port, or 0.
 */
export function readPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Misuse(`\`${option} ${text}\` is no port. Give a number from 1 to 65535, or 0 for any free port.`);
}
