/** Checks a project while Vite's development server runs; the page shows the first error. */
import { toRange } from "../../../diagnostics/formats/format.js";
import { textOf, type CheckOutcome, type GraphCheck } from "./graph-check.js";

/** The time to wait for more changes, because editors and version control write several files at once. */
const SETTLE_MILLISECONDS = 150;

/**
 * The part of Vite's server that is used here. It is declared here so that projects without Vite need not have its
 * types.
 */
export interface DevServer {
  /** Reports changes of files by absolute path. */
  readonly watcher: { on(event: "all", listener: (kind: string, file: string) => void): unknown };
  /** Sends messages to the pages. */
  readonly ws: { send(payload: object): void };
}

/** Checks now, and again after every change of a source or a config. */
export function checkBeside({ watcher, ws }: DevServer, check: GraphCheck): void {
  let changed: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let current = 0;
  const run = async (): Promise<void> => {
    const own = ++current;
    const files = changed;
    changed = [];
    const outcome = await check.run(files);
    // A later check has replaced this one.
    if (own === current) show(outcome, ws);
  };
  watcher.on("all", (kind, file) => {
    if (!/\.([cm]?[jt]sx?|json)$/.test(file) || kind.endsWith("Dir")) return;
    changed.push(file);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), SETTLE_MILLISECONDS).unref();
  });
  void run();
}

/** Shows the first error. The page removes it with the next update. */
function show({ errors }: CheckOutcome, ws: DevServer["ws"]): void {
  const [first] = errors;
  if (first === undefined) return;
  const { file, span, code, slug, message } = first;
  const { line, column } = toRange(textOf(file), span);
  const more = errors.length > 1 ? `\n\nThe terminal lists ${errors.length - 1} more.` : "";
  const err = {
    message: `${code} ${slug}: ${message}${more}`,
    stack: "",
    id: file,
    plugin: "icosian",
    loc: { file, line, column: column - 1 },
  };
  ws.send({ type: "error", err });
}
