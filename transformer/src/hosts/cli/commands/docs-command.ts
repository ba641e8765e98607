/** `icosian docs`: writes a static catalogue of all dataflows of a project. */
import { makeCatalogue, type CatalogueSource } from "../../../docs/catalogue/make-catalogue.js";
import { findTemplateFault } from "../../../docs/catalogue/source-url.js";
import { makeSite } from "../../../docs/make-site.js";
import { readSiteFolder } from "../../../project/docs/site-folder.js";
import { writeSite } from "../../../project/docs/write-site.js";
import { describeUnlinked } from "../../../project/graphs/find-faults.js";
import { distinct } from "../../../project/graphs/choose-dataflow.js";
import { readGraphs, type ReadGraphs } from "../../../project/graphs/read-graphs.js";
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
  // Before the project is read, which takes longer.
  readSiteFolder(out, []);
  return readGraphs({ project }, (read) => {
    const described = describeDataflows(read);
    const { dataflows, notes } = described;
    if (dataflows.length === 0 && notes.length === 0) throw new Misuse("The project has no dataflow.");
    const catalogue = makeCatalogue({ title, sourceUrl, dataflows, notes });
    const files = makeSite(catalogue);
    const { changed, removed } = writeSite(out, files);
    const folder = toShownPath(out);
    const size = catalogue.nodes.length === 1 ? "1 node" : `${catalogue.nodes.length} nodes`;
    note(`Wrote the catalogue of ${size} to ${folder}: ${describe({ all: files.size, changed, removed })}.\n`);
    for (const each of new Set([...notes, ...dataflows.flatMap((dataflow) => dataflow.notes)])) note(`${each}\n`);
    note(`Open ${folder}/index.html.\n`);
    return described.hasErrors ? 1 : 0;
  });
}

/** What is known of the dataflows, and of modules that belong to none of them because they cannot be read. */
interface DescribedProject extends Pick<CatalogueSource, "dataflows" | "notes"> {
  readonly hasErrors: boolean;
}

function describeDataflows({ graphs, findFaults, faultyModules }: ReadGraphs): DescribedProject {
  const dataflows = distinct(graphs.flatMap((each) => each.dataflows)).map((dataflow) => ({
    dataflow,
    notes: findFaults(dataflow).notes,
  }));
  const notes = describeUnlinked(
    faultyModules,
    dataflows.map(({ dataflow }) => dataflow),
  );
  return { dataflows, notes, hasErrors: notes.length > 0 || dataflows.some((each) => each.notes.length > 0) };
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
