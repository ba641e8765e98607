/** `icosian view`: serves the page of a dataflow, and draws it again whenever the project changes. */
import { DataflowError } from "@icosian/runtime/tooling";
import { draw, selectView, toPage, toPageUpdate, type ExecutionExport } from "@icosian/runtime/visualize";
import type { GraphsRequest } from "../../../project/graphs/read-graphs.js";
import { GraphFollower, type ShownGraph } from "../../../project/graphs/view/graph-follower.js";
import { PageServer } from "../../../project/graphs/view/page-server.js";
import { Misuse } from "../../../project/misuse.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { Progress } from "../../../project/progress.js";
import { Changes } from "../../../project/watch/changes.js";
import { Watcher } from "../../../project/watch/watcher.js";
import { Workspace } from "../../../project/workspace.js";
import type { GraphOptions } from "../terminal/graph-options.js";
import type { Output } from "../terminal/report-result.js";
import { openFile } from "./graph-command.js";

/** The options of `icosian view`. */
export interface ViewRequest extends GraphsRequest {
  /** The port to serve on; null for the first free one from the default on, 0 for any. */
  readonly port: number | null;
  /** Whether the browser is opened. */
  readonly isOpened: boolean;
  /** How the dataflow is drawn. */
  readonly options: GraphOptions;
}

/** The time to wait until an editor has written the whole file. */
const SETTLE_MILLISECONDS = 25;

/** The time to wait for another edit before the check, during which nothing else can be done. */
const PAUSE_MILLISECONDS = 75;

/**
 * Serves the page until the process is asked to end.
 *
 * @returns The exit code.
 * @throws Misuse if the project or the dataflow cannot be read at first, or if the port is taken.
 */
export async function view(request: ViewRequest, output: Output): Promise<0> {
  const progress = new Progress(process.stderr);
  const workspace = new Workspace(findConfigFile(request.project), progress, {}, "manifest");
  const changes = new Changes(SETTLE_MILLISECONDS);
  // With the functions of Node.js for every TypeScript, because they report changes at once.
  const watcher = new Watcher(null, (file) => changes.add(file));
  const server = new PageServer();
  const follower = new GraphFollower(workspace, request, (graph) => select(graph, request.options));
  let isShown = false;
  let faults = "";
  const show = (shown: ShownGraph): void => {
    serve(server, shown, request.options);
    progress.clear();
    faults = noteFaults(shown, faults, output);
    if (!isShown) announce(shown, port, request, output);
    isShown = true;
  };
  const isCheckWanted = async (): Promise<boolean> => {
    await server.flush(PAUSE_MILLISECONDS);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    return !changes.isPending;
  };
  let port = 0;
  try {
    port = await server.listen(request.port);
    await changes.follow(async (changed) => {
      const since = Date.now();
      progress.restart();
      await follower.update(changed, {
        show,
        isCheckWanted: () => {
          // The first check takes the longest; files that are created meanwhile have to be noticed.
          if (changed.length === 0) watcher.update(workspace.watched(), since);
          return isCheckWanted();
        },
      });
      progress.clear();
      watcher.update(workspace.watched(), since);
    });
    return 0;
  } finally {
    progress.clear();
    watcher.close();
    await server.close();
    workspace.close();
  }
}

/** @throws Misuse with what is wrong with the options, or with the names in them. */
function select(graph: ExecutionExport, options: GraphOptions): ExecutionExport {
  let selected = graph;
  try {
    draw(graph, { ...options, format: (all: ExecutionExport) => ((selected = selectView(all, options)), "") });
  } catch (error) {
    throw error instanceof DataflowError ? new Misuse(error.problems.map(({ message }) => message).join("\n")) : error;
  }
  return selected;
}

function serve(server: PageServer, { dataflow, view: graph, problems }: ShownGraph, options: GraphOptions): void {
  const title = dataflow.name ?? "Dataflow";
  server.show({
    toHtml: (events) => toPage(graph, { ...options, title, problems, live: { events } }),
    update: JSON.stringify(toPageUpdate(graph, { ...options, problems })),
  });
}

/** Says in the terminal why the page cannot be drawn again, once. Returns what holds now. */
function noteFaults({ problems }: ShownGraph, before: string, { note }: Output): string {
  const faults = problems.filter(({ location }) => location === null).map(({ message }) => message);
  const text = [...new Set(faults)].join("\n");
  if (text !== "" && text !== before) note(`${text}\n`);
  return text;
}

function announce({ dataflow }: ShownGraph, port: number, { isOpened }: ViewRequest, { print }: Output): void {
  const address = `http://localhost:${port}/`;
  print(`Showing ${dataflow.name ?? "the dataflow"} at ${address} (Ctrl+C stops it).\n`);
  if (isOpened) openFile(address);
}
