/** The page with the graph of a dataflow, which follows the edits of the open documents. */
import { toPage, toPageUpdate } from "@icosian/runtime/visualize";
import type { ProjectDataflow } from "../../project/graphs/program-graphs.js";
import { PageServer } from "../../project/graphs/view/page-server.js";
import type { OpenProject } from "./projects/open-project.js";
import type { Projects } from "./projects/projects.js";

/** What is shown. */
interface Shown {
  readonly file: string;
  readonly node: string | null;
}

/** One page for one client. Its owner has to close it. */
export class GraphPage {
  readonly #projects: Projects;
  #server: PageServer | null = null;
  #port = 0;
  #shown: Shown | null = null;

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  /**
   * Shows the dataflow that links a file, or that the file builds; otherwise that of the module by itself.
   *
   * @param node - A node to mark; null for none.
   * @returns The address of the page; null if the file has no dataflow.
   * @throws Misuse if no port is free.
   */
  async show(file: string, node: string | null): Promise<string | null> {
    const before = this.#shown;
    this.#shown = { file, node };
    this.#server ??= new PageServer();
    if (!(await this.#draw(this.#server))) {
      this.#shown = before;
      return null;
    }
    this.#port ||= await this.#server.listen(0);
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Draws the page again after an edit, if it is shown. While the dataflow cannot be read, the last graph stays. */
  async update(): Promise<void> {
    if (this.#server !== null && this.#shown !== null) await this.#draw(this.#server);
  }

  /** Ends the server of the page. */
  async close(): Promise<void> {
    await this.#server?.close();
    this.#server = null;
    this.#port = 0;
  }

  async #draw(server: PageServer): Promise<boolean> {
    if (this.#shown === null) return false;
    const { file, node } = this.#shown;
    const dataflow = await this.#projects.ask(file, (project) => findDataflow(file, project));
    if (dataflow === null) return false;
    const { graph, name } = dataflow;
    const isThere = node !== null && graph.nodes.some((each) => each.name === node);
    const options = { title: name ?? "Dataflow", ...(isThere ? { highlight: [node] } : {}) };
    server.show({
      toHtml: (events) => toPage(graph, { ...options, live: { events } }),
      update: JSON.stringify(toPageUpdate(graph, options)),
    });
    return true;
  }
}

function findDataflow(file: string, { editor }: OpenProject): ProjectDataflow | null {
  const { graphs } = editor;
  const built = graphs.dataflows.filter((each) => each.file === file);
  const linking = graphs.dataflows.filter((each) => each.file !== null && each.moduleFiles.includes(file));
  const [found] = [...built, ...linking];
  return found ?? (graphs.isModule(file) ? graphs.link([file]) : null);
}
