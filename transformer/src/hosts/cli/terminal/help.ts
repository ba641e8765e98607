/** What `icosian --help` prints. */
import { HOST_NAMES } from "../../init/look/bundlers.js";
import { FORMATS } from "./formats.js";

/** The commands and their options. */
export const HELP: string = `icosian init
    Adds Icosian to a project. Detects the tools of the project, shows every change, and asks before making it.

    -p, --project <path>   a folder with a package.json, an empty folder, or a tsconfig; default: the current folder
    --host <name>          a tool to set up; can be repeated; default: the tools that the project needs
                           ${HOST_NAMES.join(", ")}
    --sample               also writes a first dataflow module, src/features.ts, and a program that runs it
    --dry-run              shows the changes without making them
    --no-install           changes files, but installs no packages
    -y, --yes              makes the changes without asking

    Exit code 0: success, nothing to do, or you declined; 1: installing failed; 2: another failure.

icosian check
    Checks every dataflow of a project, and of the projects that it references, with the project's own TypeScript. Keeps
    what it found in node_modules/.cache/icosian, which can be deleted at any time.

    -p, --project <path>   a tsconfig, or a folder with one; default: the current folder
    --format <name>        the output format: ${Object.keys(FORMATS).join(", ")}
    --json                 the same as --format json
    --max-warnings <n>     fails if there are more than n warnings
    --versions             also lists the nodes whose code version is incomplete, which no cache serves, and says why
    --fix                  first applies the fixes that have only one right answer, and says what it has changed
    -w, --watch            checks again whenever a file changes; stop it with Ctrl+C

    Exit code 0: no errors, or --watch was stopped; 1: errors, or too many warnings; 2: it could not be checked.

icosian generate [module…]
    Writes the dataflow of the given modules as TypeScript that any compiler accepts. Without modules, writes the files
    that the option \`generate\` lists, in the tsconfig or under \`icosian\` in the package.json.

    --out <file>                writes the dataflow of all modules to this file; default: features.gen.ts for features.ts
    --plan <outputs>            also compiles the plan of the request for these outputs, such as a,b; can be repeated
    --allow-module-overrides    if several modules define a name, uses the definition in the last one
    --check                     writes nothing, and fails if a file is stale
    -w, --watch                 writes again whenever a module changes; stop it with Ctrl+C
    -p, --project, --format     as for check

    Exit code 0: success; 1: errors in modules, or a stale file; 2: the files could not be generated.

icosian explain [code or name]
    Explains a diagnostic, or lists all diagnostics.

icosian graph [file…]
    Draws a dataflow, without running it: that of the given dataflow modules, the one that the given file builds, or the
    only one of the project. Writes Mermaid to standard output unless another format is given.

    --out <file>              writes to a file; its ending says the format: .svg, .html, .mmd, .dot, .json, .png
    --format <name>           mermaid, dot, svg, html, json, png (by the package sharp); --json: the same as --format json
    --open                    opens the file, or a page if no file is given
    --dataflow <name>         the dataflow of this variable, if there are several
    --upstream-of, --downstream-of <nodes>    only what these nodes need, or what needs them; --hops <n> edges at most
    --path-between <a,b>      only what lies between two nodes
    --tag <key or key=value>, --module <path>    only such nodes
    --group-by <what>         module, subdag, or tag:<key>
    --orientation <down or right>, --theme <light or dark>, --title <text>, --highlight <nodes>, --scale <n> (of a PNG)
    --hide-inputs, --repeat-inputs (once for each reader), --hide-types, --hide-legend, --show-tags

    Exit code 0: success; 1: the dataflow has errors, so nodes may be missing; 2: it could not be drawn.

icosian list [file…]
    Lists the nodes of a project, or of one dataflow, with their types, tags and locations.

    --tag <key or key=value>  only nodes with this tag; can be repeated
    --module <path>           only nodes of this module
    --dataflow <name>         the dataflow of this variable, if there are several
    --json                    prints JSON

    Exit codes as for graph.

icosian view [file…]
    Shows the page of a dataflow in the browser, drawn again after every edit, with the diagnostics at their nodes. Only
    this machine can see it. Stop it with Ctrl+C.

    --port <number>           default: the first free port from 4983 on; 0: any free port
    --open                    opens the browser
    --dataflow, --upstream-of, --downstream-of, --hops, --path-between, --tag, --module, --group-by, --orientation,
    --highlight, --hide-inputs, --repeat-inputs, --hide-types, --hide-legend, --show-tags    as for graph

    Exit code 0: it was stopped; 2: it could not be shown.

icosian docs
    Writes a static catalogue of all dataflows of a project: a page per node, module, dataflow, tag and kind, with search.
    It opens from disk and from any static host. A second run replaces the files of the first one, and only those.

    --out <folder>            the folder of the site; required; new, empty, or written by this command
    --title <text>            the title of the site; default: Dataflows
    --source-url <address>    links locations: https://github.com/acme/app/blob/main/{path}#L{line}
    -p, --project             as for check

    Exit code 0: success; 1: modules have errors, so nodes may be missing; 2: the site could not be written.

icosian watch <file>
    Runs outputs of the dataflow that a file exports, and runs them again after each edit of a file that it loads. Only
    what the edit reaches is computed: if the dataflow has no cache, it gets one in .icosian/cache. Stop it with Ctrl+C.

    --outputs <names>         the outputs, such as modelFit,report; required; can be repeated
    --export <name>           the export that is the dataflow; default: flow, or the default export
    --inputs <file>           a JSON file with the values of inputs by name, which is watched too
    --input <name=json>       the value of one input; can be repeated
    --once                    runs the outputs once, without watching
    --json                    prints one line of JSON per run

    Exit code 0: it was stopped, or --once succeeded; 1: --once failed; 2: it could not be run.

icosian worker <file>
    Computes the remote nodes of the dataflow that a file exports, for programs that send them to the queue of its adapter
    \`distribute\`. Any number of workers may run, on any machine that reaches the queue and the store. A signal (SIGTERM, or
    Ctrl+C) lets it finish or give back its jobs, and end; a second one ends it at once.

    --export <name>           the export that is the dataflow; default: flow, or the default export
    --concurrency <n>         how many jobs run at the same time; default: as many as the machine has processors
    --queue <name>            takes jobs from this queue of the same server; default: the queue of the dataflow
    --name <name>             the name in messages, one for each worker; default: the host and the process
    --patience <seconds>      how long running jobs have when the worker is stopped; default: 30
    --health <port>           answers GET http://127.0.0.1:<port>/health, with 200 or 503, and JSON; 0: any free port
    --format <name>           line or json: one line per event; --json: the same as --format json

    Exit code 0: it was stopped; 1: it could not work, or was ended before its jobs; 2: a mistake in the command.

icosian cache explain <node>, icosian cache stats, icosian cache prune, icosian cache clear
    Explains why a node was computed, or that it was served; tells what is in the folder of a cache; removes what is old
    or too much; removes everything. Other processes may use the folder meanwhile.

    --folder <path>           the folder of the cache; default: .icosian/cache
    --run <id>                explain tells of this run; default: the latest run that asked the cache about the node
    --older-than <duration>   prune removes values that were not used for so long, such as 12h, 30d, 8w; default: 30d
    --max-size <size>         prune then removes those used least recently until so much is left, such as 500MB; default: 2GB
    --json                    prints JSON

    Exit code 0: success, or there is no cache; 2: the folder is not a cache, or cannot be used.

icosian runs [list | show [run] | compare [run run]]
    Lists the runs that \`recordRuns\` recorded, shows one, or says how two differ. A run is named by its id, by the beginning
    of it, or as latest or previous; without a name, show takes the latest, and compare the previous and the latest.

    --folder <path>           the folder of the runs; default: .icosian/runs
    --limit <n>               lists at most n runs; default: 20
    --tag <key or key=value>  lists only runs with this tag; can be repeated
    --outcome <name>          lists only running, died, success, failed, aborted or refused runs
    --json                    prints JSON

    Exit code 0: success; 2: the folder cannot be read, or has no such run.

icosian lsp
    Answers an editor about dataflows, over its standard streams, in the Language Server Protocol: diagnostics, quick
    fixes, completion, definition, references, rename and more. It runs beside TypeScript's own server, with TypeScript 7
    or an older version. The editor starts it: see the manual of the transformer.

    --stdio    what it does anyway; editors pass it

    Exit code: 0 after the editor asked it to end; 1 if the editor disappeared.

icosian mcp
    Serves coding agents by the Model Context Protocol, over standard input and output: tools that check, list, trace, draw
    and explain, without running your code. Needs the packages @modelcontextprotocol/sdk and zod.

    -p, --project <path>      a tsconfig, or a folder with one; paths are relative to it; default: the current folder
    --allow-execute           also offers a tool that runs outputs of a dataflow, in a process of its own
    --time-limit <seconds>    the longest time that such a run may have; default: 60

    Exit code 0: the client has closed the connection, or it was stopped; 2: it could not be served.

icosian --help, --version
`;

/** The part of the help about one command; all of it for any other word. */
export function helpFor(command: string | undefined): string {
  const parts = HELP.split(/\n(?=icosian )/);
  const part = parts.find((each) => each.startsWith(`icosian ${command}\n`) || each.startsWith(`icosian ${command} `));
  return part ?? HELP;
}
