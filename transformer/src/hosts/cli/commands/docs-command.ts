/** `icosian docs`: writes a static catalogue of all dataflows of a project. */
import { makeCatalogue } from "../../../docs/catalogue/make-catalogue.js";
import { findTemplateFault } from "../../../docs/catalogue/source-url.js";
import { makeSite } from "../../../docs/make-site.js";
import { writeSite } from "../../../project/docs/write-site.js";
import { distinct } from "../../../project/graphs/choose-dataflow.js";
import { readGraphs } from "../../../project/graphs/read-graphs.js";
import { Misuse } from "../../../project/misuse.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian docs`. */
export interface DocsRequest {
  /** Path of a tsconfig, or of a folder with one, relative to the current folder. */
  readonly project: string;
  /** Absolute path of the folder of the site; null if it is not given. */
  readonly out: string | null;
  /** Title of the site. */
  readonly title: string;
  /** Address of a line of a source file with `{path}` and `{line}`; null for locations that are no links. */
  readonly sourceUrl: string | null;
}

/**
 * Writes the catalogue.
 *
 * @returns The exit code: 1 if there are errors in the modules, so that nodes may be missing; otherwise 0.
 * @throws Misuse if the project cannot be read, or the site cannot be written.
 */
export async function docs({ project, out, title, sourceUrl }: DocsRequest, { note }: Output): Promise<0 | 1> {
  if (out === null) throw new Misuse("Name the folder of the site: `icosian docs --out site`.");
  const fault = sourceUrl === null ? null : findTemplateFault(sourceUrl);
  if (fault !== null)
    throw new Misuse(
      `\`--source-url ${sourceUrl}\` ${fault}. Write it like \`https://github.com/acme/app/blob/main/{path}#L{line}\`.`,
    );
  return readGraphs({ project }, ({ graphs, findFaults }) => {
    const dataflows = distinct(graphs.flatMap((each) => each.dataflows)).map((dataflow) => ({
      dataflow,
      ...findFaults(dataflow),
    }));
    if (dataflows.length === 0) throw new Misuse("The project has no dataflow.");
    const catalogue = makeCatalogue({ title, sourceUrl, dataflows });
    const files = makeSite(catalogue);
    const { changed, removed } = writeSite(out, files);
    const folder = toShownPath(out);
    const size = catalogue.nodes.length === 1 ? "1 node" : `${catalogue.nodes.length} nodes`;
    note(`Wrote the catalogue of ${size} to ${folder}: ${describe({ all: files.size, changed, removed })}.\n`);
    for (const each of new Set(dataflows.flatMap(({ notes }) => notes))) note(`${each}\n`);
    note(`Open ${folder}/index.html.\n`);
    return dataflows.some(({ errors }) => errors.length > 0) ? 1 : 0;
  });
}

function describe({
  all,
  changed,
  removed,
}: {
  readonly all: number;
  readonly changed: number;
  readonly removed: number;
}): string {
  const parts = [changed === all ? `${all} files` : `${changed} of ${all} files changed`];
  if (removed > 0) parts.push(`${removed} removed`);
  return parts.join(", ");
}
