/** `icosian graph`: draws a dataflow without running it. */
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { findNearest } from "@icosian/runtime/tooling";
import { chooseDataflow } from "../../../project/graphs/choose-dataflow.js";
import { describeLimits, drawDataflow } from "../../../project/graphs/draw-dataflow.js";
import type { ProjectDataflow } from "../../../project/graphs/program-graphs.js";
import { readGraphs, type GraphsRequest } from "../../../project/graphs/read-graphs.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { loadSharp, toPng, type Sharp } from "../../../project/graphs/to-png.js";
import { writeAtOnce } from "../../../project/generate/write-file.js";
import { Misuse } from "../../../project/misuse.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { GraphOptions } from "../terminal/graph-options.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian graph`. */
export interface GraphRequest extends GraphsRequest {
  /** Name of the format; null for that of the file's ending. */
  readonly format: string | null;
  /** Path of the file to write; null for standard output. */
  readonly out: string | null;
  /** Whether the file is opened in the program that the system has for it. */
  readonly isOpened: boolean;
  /** Pixels per unit of a PNG. */
  readonly scale: number;
  /** How it is drawn. */
  readonly options: GraphOptions;
}

/** The format of a file by its ending. */
const ENDINGS: Readonly<Record<string, string>> = {
  ".mmd": "mermaid",
  ".mermaid": "mermaid",
  ".md": "mermaid",
  ".dot": "dot",
  ".gv": "dot",
  ".svg": "svg",
  ".html": "html",
  ".htm": "html",
  ".json": "json",
  ".png": "png",
};

const FORMATS = ["mermaid", "dot", "svg", "html", "json", "png"];

/**
 * Draws the dataflow that the request names.
 *
 * @returns The exit code: 1 if the dataflow has errors, so that the drawing may lack nodes; otherwise 0.
 * @throws Misuse if it cannot be drawn or written.
 */
export async function graph(request: GraphRequest, { print, note }: Output): Promise<0 | 1> {
  const format = chooseFormat(request);
  const out =
    request.out ?? (request.isOpened ? join(mkdtempSync(join(tmpdir(), "icosian-")), `graph.${format}`) : null);
  if (format === "png" && out === null) throw new Misuse("A PNG is no text. Name a file: `--out graph.png`.");
  // Before the project is read, which takes longer.
  const sharp = format === "png" ? await loadSharp(findConfigFile(request.project)) : null;
  return readGraphs(request, async ({ graphs, findFaults, toLines }) => {
    const dataflow = chooseDataflow(graphs, request);
    const drawn = await drawAs(format, dataflow, request, sharp);
    if (out === null) print(typeof drawn === "string" ? drawn : "");
    else {
      // Markdown draws Mermaid in a block of code.
      writeAtOnce(
        out,
        extname(out) === ".md" && format === "mermaid" ? `\`\`\`mermaid\n${String(drawn)}\`\`\`\n` : drawn,
      );
      note(`Wrote ${toShownPath(out)}.\n`);
    }
    if (request.isOpened) openFile(out!);
    for (const each of findLimits(format, dataflow, request)) note(`${each}\n`);
    const { errors, notes } = findFaults(dataflow);
    note(toLines(errors));
    for (const each of notes) note(`${each}\n`);
    return errors.length > 0 ? 1 : 0;
  });
}

function chooseFormat({ format, out, isOpened }: GraphRequest): string {
  if (format !== null) {
    if (FORMATS.includes(format)) return format;
    const nearest = findNearest(format, FORMATS);
    throw new Misuse(
      `There is no format \`${format}\`. ${nearest === null ? `There are ${FORMATS.join(", ")}.` : `Did you mean \`${nearest}\`?`}`,
    );
  }
  if (out === null) return isOpened ? "html" : "mermaid";
  const ending = extname(out).toLowerCase();
  const known = ENDINGS[ending];
  if (known !== undefined) return known;
  const endings = Object.keys(ENDINGS).join(", ");
  throw new Misuse(
    `\`--out ${out}\` does not say which format to write. Add \`--format\`, or one of the endings ${endings}.`,
  );
}

async function drawAs(
  format: string,
  dataflow: ProjectDataflow,
  { options, scale }: GraphRequest,
  sharp: Sharp | null,
): Promise<string | Uint8Array> {
  if (sharp === null) return drawDataflow(dataflow, { ...options, format });
  return toPng(drawDataflow(dataflow, { ...options, format: "svg" }), scale, sharp);
}

/** What the drawing leaves out, and how to see it. A page and JSON have everything. */
function findLimits(
  format: string,
  { graph: exported }: ProjectDataflow,
  { options }: GraphRequest,
): readonly string[] {
  return format === "html" || format === "json" ? [] : describeLimits(format, exported, options, "command");
}

/** Opens a file in the program that the system has for it. */
export function openFile(target: string): void {
  const [command, ...before] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  // A machine without a desktop has no such program; the file is there anyway.
  spawn(command, [...before, target], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
