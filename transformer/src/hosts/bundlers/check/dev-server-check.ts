/** Checks beside a development server of Vite, whose page shows the first error. */
import { toRange } from "../../../diagnostics/formats/format.js";
import { textOf, type CheckOutcome, type GraphCheck } from "./graph-check.js";

/** Editors and version control write several files at once. */
const SETTLE_MILLISECONDS = 150;

/** What we ask of a server of Vite, declared here so that no project needs the types of a Vite that it does not have. */
export interface DevServer {
  readonly watcher: { on(event: "all", listener: (kind: string, file: string) => void): unknown };
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
    // A later check knows better.
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

/** The page drops what it shows when the next update comes. */
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
