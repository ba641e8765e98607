/** What the benchmark has: each section measures rows and shows them as a table. */
import { measureAdapters } from "./adapters.mjs";
import { measureAsynchrony } from "./asynchrony.mjs";
import { measureBundlers } from "./bundlers.mjs";
import { measureCache } from "./cache.mjs";
import { measureChecks } from "./check.mjs";
import { measureColumns } from "./columns.mjs";
import { measureDatabases } from "./databases.mjs";
import { measureDistributed } from "./distributed.mjs";
import { measureExpansion } from "./expansion.mjs";
import { measureFanOuts } from "./fan-outs.mjs";
import { measureFlights } from "./flights-end-to-end.mjs";
import { measureFormats } from "./formats.mjs";
import { measureKeystrokes } from "./keystrokes.mjs";
import { measureLarge } from "./large.mjs";
import { measureLayout } from "./layout.mjs";
import { measureParts } from "./parts.mjs";
import { measurePeers } from "./peers.mjs";
import { measurePictures } from "./pictures.mjs";
import { measureRealWork } from "./real-work.mjs";
import { measureRuns } from "./runs.mjs";
import { measureSleeping } from "./sleeping.mjs";
import { measureStartUp } from "./start-up.mjs";
import { measureSyncGraphs } from "./sync.mjs";
import { measureTelemetry } from "./telemetry.mjs";
import { measureToolStarts } from "./tool-starts.mjs";
import { measureValues } from "./values.mjs";
import { measureView } from "./view.mjs";
import { measureViteBuild } from "./vite-build.mjs";
import { measureWorkers } from "./workers.mjs";

/** Sections by name, in their order. `toTable` gives rows of cells, the head first. */
export const SECTIONS = {
  sync: {
    caption: "Times a node in nanoseconds, in brackets against code written by hand.",
    measure: measureSyncGraphs,
    toTable: (rows) => [
      [
        "",
        "modules",
        "link (ms)",
        "first execute (ms)",
        "by hand",
        "written, prepared",
        "written",
        "executeSync",
        "execute",
      ],
      ...rows.map((row) => [
        row.name,
        String(row.modules),
        row.linkMilliseconds.toFixed(2),
        row.firstExecuteMilliseconds.toFixed(2),
        row.byHand === null ? "none" : row.byHand.toFixed(1),
        ...["prepared", "planned", "executeSync", "execute"].map((run) => toNanoseconds(row, run)),
      ]),
    ],
  },
  large: {
    caption:
      "A layered graph of 100,000 nodes, each run in a process of its own for two and a half minutes before; the first call is from before that.",
    measure: measureLarge,
    toTable: (rows) => [
      ["", "first call (ms)", "a node (ns)", "ratio", "goal"],
      ...rows.map(({ name, firstMilliseconds, perNode, ratio, goal }) => [
        name,
        firstMilliseconds.toFixed(0),
        perNode.toFixed(1),
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  peers: {
    caption:
      "Peers over the same functions, each beside Icosian in a process of its own; nanoseconds a node, in brackets against the written plan, prepared, or the scheduler where nodes are async. A time alone, such as `over 40 s`: not measured, because the process took so long.",
    measure: measurePeers,
    toTable: toPeerTable,
  },
  asynchrony: {
    caption: "Against one promise a node written by hand; nanoseconds a node.",
    measure: measureAsynchrony,
    toTable: (rows) => [
      ["", "best by hand", "promise a node", "written, prepared", "interpreter, prepared", "goal"],
      ...rows.map(({ name, best, byHand, written, interpreted, goal }) => [
        name,
        best.toFixed(0),
        byHand.toFixed(0),
        ...[written, interpreted].map((time) => toTimeAgainst(time, byHand, 0)),
        toGoal(goal),
      ]),
    ],
  },
  adapters: {
    caption:
      "What adapters and wrapping modifiers add to a node, in nanoseconds, against the same dataflow without them.",
    measure: measureAdapters,
    toTable: (rows) => [
      ["", "adapters", "a node", "added", "ratio", "goal (added)"],
      ...rows.map(({ name, adapter, nanoseconds, added, ratio, goal }) => [
        name,
        adapter,
        nanoseconds.toFixed(1),
        added.toFixed(1),
        toRatio(ratio),
        goal === null ? "" : `${goal} ns`,
      ]),
    ],
  },
  cache: {
    caption: "The cache: times per node, and the speed at which a large value is read and verified.",
    measure: measureCache,
    toTable: (rows) => [
      ["", "measured", "goal"],
      ...rows.map(({ name, value, unit, goal }) => [
        name,
        `${value.toFixed(unit === "ms" ? 0 : 1)} ${unit}`,
        goal === null ? "" : `${goal} ${unit}`,
      ]),
    ],
  },
  sleeping: {
    caption: "Against the critical path of a skewed graph of sleeps.",
    measure: measureSleeping,
    toTable: (rows) => [
      ["", "ms", "ratio", "goal"],
      ...rows.map(({ name, milliseconds, ratio, goal }) => [
        name,
        milliseconds.toFixed(0),
        toRatio(ratio, 3),
        toGoal(goal),
      ]),
    ],
  },
  work: {
    caption: "Work on columns, against the same functions called by hand; milliseconds.",
    measure: measureRealWork,
    toTable: (rows) => [
      ["", "by hand", "written, prepared", "interpreter, prepared", "goal"],
      ...rows.map(({ name, byHand, written, interpreted, goal }) => [
        name,
        byHand.toFixed(2),
        ...[written, interpreted].map((time) => `${time.toFixed(2)} (${toRatio(time / byHand, 3)})`),
        toGoal(goal),
      ]),
    ],
  },
  columns: {
    caption: "Eight scalar features over 1,000,000 rows; milliseconds, and `executeColumns` as code against each.",
    measure: measureColumns,
    toTable: (rows) => [
      ["", "ms", "as code against it", "goal"],
      ...rows.map(({ name, milliseconds, ratio, goal }) => [
        name,
        milliseconds.toFixed(1),
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  items: {
    caption: "Fan-outs against the same loops by hand; milliseconds.",
    measure: measureFanOuts,
    toTable: (rows) => [
      ["", "by hand", "written, prepared", "interpreter, prepared", "goal"],
      ...rows.map(({ name, byHand, written, interpreted, goal, ratioGoal }) => [
        name,
        byHand.toFixed(1),
        ...[written, interpreted].map((time) =>
          time === null ? "" : `${time.toFixed(1)} (${toRatio(time / byHand)})`,
        ),
        goal === null ? toGoal(ratioGoal) : `under ${goal} ms`,
      ]),
    ],
  },
  workers: {
    caption:
      "A fan-out whose items take a millisecond of computing and more, in other threads; and the way to a thread and back, against packages for that.",
    measure: measureWorkers,
    toTable: (rows) => [
      ["", "", "ratio", "goal"],
      ...rows.map(({ name, value, unit, ratio, goal }) => [name, `${value.toFixed(1)} ${unit}`, ratio, goal]),
    ],
  },
  telemetry: {
    caption:
      "What `openTelemetry` adds to a node, against a span of the same SDK with the same attributes by hand; nanoseconds a node.",
    measure: measureTelemetry,
    toTable: (rows) => [
      ["", "no spans", "empty hooks", "a span by hand", "openTelemetry", "over a span", "goal"],
      ...rows.map(({ name, plain, hooks, span, traced, over, ratio, goal }) => [
        name,
        plain.toFixed(0),
        hooks.toFixed(0),
        span.toFixed(0),
        `${traced.toFixed(0)} (${toRatio(ratio)})`,
        over.toFixed(0),
        goal === null ? "" : `at most ${goal}`,
      ]),
    ],
  },
  runs: {
    caption:
      "What `recordRuns` costs, against the same dataflow without adapters and with the same hooks, all of them empty.",
    measure: measureRuns,
    toTable: (rows) => [
      ["", "plain", "empty hooks", "recorded", "over empty hooks", "goal"],
      ...rows.map(({ name, plain, hooked, recorded, goal }) => [
        name,
        plain.toFixed(2),
        hooked.toFixed(2),
        recorded.toFixed(2),
        (recorded - hooked).toFixed(2),
        goal,
      ]),
    ],
  },
  formats: {
    caption:
      "Files of 200,000 rows and five columns, against the bare libraries, which neither check nor flush; milliseconds.",
    measure: measureFormats,
    toTable: (rows) => [
      ["", "MB", "format", "bare", "against", "goal"],
      ...rows.map(({ name, megabytes, ours, bare, against, ratio, goal }) => [
        name,
        megabytes.toFixed(1),
        `${ours.toFixed(0)} (${toRatio(ratio)})`,
        bare.toFixed(0),
        against,
        toGoal(goal),
      ]),
    ],
  },
  databases: {
    caption: "100,000 rows of four columns, against the driver used directly; milliseconds.",
    measure: measureDatabases,
    toTable: (rows) => [
      ["", "directly", "format", "goal"],
      ...rows.map(({ name, direct, format, ratio, goal }) => [
        name,
        direct.toFixed(0),
        `${format.toFixed(0)} (${toRatio(ratio)})`,
        toGoal(goal),
      ]),
    ],
  },
  values: {
    caption: "Hashing, writing and reading values of the cache, against what Node.js has for that; milliseconds.",
    measure: measureValues,
    toTable: (rows) => [
      ["", "ms", "", "against", "ms", "ratio", "goal"],
      ...rows.map(({ name, milliseconds, rate, against, other, ratio, goal }) => [
        name,
        toMilliseconds(milliseconds),
        rate,
        against,
        toMilliseconds(other),
        toRatio(ratio),
        goal,
      ]),
    ],
  },
  flights: {
    caption:
      "3,000,000 flights: load, features, checks, means by hour and airport, save; against plain loops with the same libraries.",
    measure: measureFlights,
    toTable: (rows) => [
      ["", "Icosian", "by hand", "ratio", "goal"],
      ...rows.map(({ name, icosian, byHand, ratio, goal }) => [
        name,
        icosian.toFixed(0),
        byHand.toFixed(0),
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  layout: {
    caption:
      "The layout of graphs like dataflows, against packages for that, each in a process of its own: milliseconds, the time against Icosian's, and crossings by pairs of edges and by lines (edges of one source that share a line are one). A package that takes over 60 s is not tried with more nodes.",
    measure: measureLayout,
    toTable: (rows) => [
      ["", "nodes", "layout", "ms", "first (ms)", "ratio", "crossings", "lines"],
      ...rows.map(({ layout, shape, nodes, milliseconds, first, ratio, crossings, drawn, failure }) => [
        shape,
        nodes.toLocaleString("en"),
        layout,
        failure ?? milliseconds.toFixed(0),
        first === undefined ? "" : first.toFixed(0),
        ratio === undefined ? "" : toRatio(ratio, 1),
        crossings === undefined ? "" : crossings.toLocaleString("en"),
        drawn === undefined ? "" : drawn.toLocaleString("en"),
      ]),
    ],
  },
  pictures: {
    caption: "Pages of dataflows in headless Chromium without a graphics processor, 1440 x 900 pixels.",
    measure: measurePictures,
    toTable: (rows) => [["", "", "goal"], ...rows.map(({ name, value, goal }) => [name, value, goal])],
  },
  parts: {
    caption: "10 of 1,000 outputs of 10,000 nodes: what a node costs against what it costs when all are asked for.",
    measure: measureParts,
    toTable: (rows) => [
      ["", "all (us)", "10 outputs (us)", "nodes they need", "ratio", "goal"],
      ...rows.map(({ name, all, some, upstream, ratio, goal }) => [
        name,
        (all / 1000).toFixed(1),
        (some / 1000).toFixed(1),
        String(upstream),
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  start: {
    caption: "Starting a new process, 4,000 nodes in 40 modules.",
    measure: measureStartUp,
    toTable: (rows) => [["", "", ""], ...rows.map(({ name, value, unit }) => [name, value.toFixed(1), unit])],
  },
  tools: {
    caption: "Starting the command and `register`, whole processes in turns.",
    measure: measureToolStarts,
    toTable: (rows) => [
      ["", "ms", "against node -e 1", "goal"],
      ...rows.map(({ name, milliseconds, ratio, goal }) => [
        name,
        milliseconds.toFixed(0),
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  expansion: {
    caption: "Building a dataflow of one function that becomes many nodes.",
    measure: measureExpansion,
    toTable: (rows) => [
      ["", "1,000 (ms)", "4,000 (ms)", "ratio", "goal"],
      ...rows.map(({ name, small, large, ratio, goal, ratioGoal }) => [
        name,
        small.toFixed(1),
        large.toFixed(1),
        toRatio(ratio, 1),
        `under ${goal} ms, at most ${ratioGoal}x`,
      ]),
    ],
  },
  bundlers: {
    caption: "Plugins of bundlers, source maps included, on one core.",
    measure: measureBundlers,
    toTable: (rows) => [
      ["", "MB", "ms", "MB/s"],
      ...rows.map(({ name, megabytes, milliseconds, megabytesPerSecond }) => [
        name,
        megabytes.toFixed(2),
        milliseconds.toFixed(0),
        megabytesPerSecond.toFixed(0),
      ]),
    ],
  },
  vite: {
    caption: "What the plugin adds to a build by Vite, source maps included: whole processes in pairs.",
    measure: measureViteBuild,
    toTable: (rows) => [
      ["", "build (ms)", "plugin (ms)", "share", "of processors", "goal"],
      ...rows.map(({ name, milliseconds, plugin, share, processorShare, goal }) => [
        name,
        milliseconds.toFixed(0),
        plugin.toFixed(0),
        `${(share * 100).toFixed(1)} %`,
        `${(processorShare * 100).toFixed(1)} %`,
        `under ${goal * 100} %`,
      ]),
    ],
  },
  checks: {
    caption: "Checks of 4,000 nodes in 40 modules, whole processes in pairs.",
    measure: measureChecks,
    toTable: (rows) => [
      ["", "ms", "against", "ratio", "goal"],
      ...rows.map(({ name, milliseconds, against, ratio, goal }) => [
        name,
        milliseconds.toFixed(0),
        against,
        toRatio(ratio),
        toGoal(goal),
      ]),
    ],
  },
  editor: {
    caption:
      "From a keystroke to the diagnostics of the file, 4,000 nodes in 40 modules; milliseconds, median / p95. In the " +
      "plugin, TypeScript's own answer comes first; what comes after it is added.",
    measure: measureKeystrokes,
    toTable: (rows) => [
      ["", "keystrokes", "answer", "of which added", "goal"],
      ...rows.map(({ name, count, times, added, goal }) => [
        name,
        String(count),
        times.map((time) => time.toFixed(1)).join(" / "),
        added === null ? "" : added.map((time) => time.toFixed(1)).join(" / "),
        goal,
      ]),
    ],
  },
  view: {
    caption: "From an edit to the event of `icosian view`, 20 edits of 1,000 nodes in 10 modules; milliseconds.",
    measure: measureView,
    toTable: (rows) => [
      ["", "median", "p95", "goal"],
      ...rows.map(({ name, median, p95, goal }) => [
        name,
        median.toFixed(0),
        p95.toFixed(0),
        goal === null ? "" : `under ${goal}`,
      ]),
    ],
  },
  distributed: {
    caption:
      "Nodes on 2 worker processes; empty items with 50 jobs at the same time in each, those that sleep with 4. How many times as fast as Icosian.",
    measure: measureDistributed,
    toTable: (rows) => [
      ["", "engine", "value", "unit", "speed", "goal"],
      ...rows.map(({ name, engine, value, unit, ratio, goal }) => [
        name,
        engine,
        unit === "items/s" ? Math.round(value).toLocaleString("en") : value.toFixed(1),
        unit,
        ratio === null ? "" : toRatio(ratio),
        goal,
      ]),
    ],
  },
};

/** A time, in brackets against another one; nothing where it was not measured. */
function toTimeAgainst(time, other, digits) {
  return time === null ? "" : `${time.toFixed(digits)} (${toRatio(time / other)})`;
}

function toNanoseconds(row, run) {
  const time = row[run].toFixed(1);
  if (row.byHand === null) return time;
  const goal = row.goals[run] === undefined ? "" : `, goal ${row.goals[run]}x`;
  return `${time} (${toRatio(row[run] / row.byHand)}${goal})`;
}

/** A row a peer, a column a shape. */
function toPeerTable(rows) {
  const shapes = [...new Set(rows.map(({ shape }) => shape))];
  const peers = [...new Set(rows.map(({ peer }) => peer))];
  const cellOf = (peer, shape) => {
    const row = rows.find((each) => each.peer === peer && each.shape === shape);
    if (row === undefined) return "no async nodes";
    if (row.failure !== undefined) return row.failure;
    return `${toCount(row.time)} (${toCount(row.time / (row.written ?? row.interpreted))}x)`;
  };
  return [["", ...shapes], ...peers.map((peer) => [peer, ...shapes.map((shape) => cellOf(peer, shape))])];
}

function toCount(value) {
  return value >= 10 ? Math.round(value).toLocaleString("en") : value.toFixed(1);
}

function toMilliseconds(value) {
  return value >= 1 ? value.toFixed(1) : value.toFixed(4);
}

function toRatio(ratio, digits = 2) {
  return `${ratio.toFixed(digits)}x`;
}

function toGoal(goal) {
  return goal === null ? "" : `at most ${goal.toFixed(2)}x`;
}
