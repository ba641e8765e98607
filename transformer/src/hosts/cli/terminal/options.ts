/** The options of the command line, and the commands that have them. */

/** All options by name, as `node:util` parses them. */
export const OPTIONS = {
  project: { type: "string", short: "p", default: "." },
  format: { type: "string" },
  json: { type: "boolean", default: false },
  "max-warnings": { type: "string" },
  out: { type: "string" },
  open: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  versions: { type: "boolean", default: false },
  "allow-module-overrides": { type: "boolean", default: false },
  plan: { type: "string", multiple: true, default: [] as string[] },
  watch: { type: "boolean", short: "w", default: false },
  host: { type: "string", multiple: true, default: [] as string[] },
  sample: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  "no-install": { type: "boolean", default: false },
  yes: { type: "boolean", short: "y", default: false },
  dataflow: { type: "string" },
  "upstream-of": { type: "string", multiple: true, default: [] as string[] },
  "downstream-of": { type: "string", multiple: true, default: [] as string[] },
  "path-between": { type: "string" },
  hops: { type: "string" },
  tag: { type: "string", multiple: true, default: [] as string[] },
  module: { type: "string", multiple: true, default: [] as string[] },
  "group-by": { type: "string" },
  orientation: { type: "string" },
  theme: { type: "string" },
  title: { type: "string" },
  highlight: { type: "string", multiple: true, default: [] as string[] },
  "hide-inputs": { type: "boolean", default: false },
  "repeat-inputs": { type: "boolean", default: false },
  "hide-types": { type: "boolean", default: false },
  "hide-legend": { type: "boolean", default: false },
  "show-tags": { type: "boolean", default: false },
  scale: { type: "string" },
  port: { type: "string" },
  "source-url": { type: "string" },
  folder: { type: "string" },
  run: { type: "string" },
  "older-than": { type: "string" },
  "max-size": { type: "string" },
  limit: { type: "string" },
  outcome: { type: "string" },
  outputs: { type: "string", multiple: true, default: [] as string[] },
  export: { type: "string" },
  inputs: { type: "string" },
  input: { type: "string", multiple: true, default: [] as string[] },
  once: { type: "boolean", default: false },
  concurrency: { type: "string" },
  queue: { type: "string" },
  name: { type: "string" },
  patience: { type: "string" },
  health: { type: "string" },
  "allow-execute": { type: "boolean", default: false },
  "time-limit": { type: "string" },
  fix: { type: "boolean", default: false },
  stdio: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

/** Name of an option. */
export type OptionName = keyof typeof OPTIONS;

/** The values of the options: what is not given and has no default is absent. */
export type OptionValues = {
  readonly [Name in OptionName]: (typeof OPTIONS)[Name] extends { readonly type: "boolean" }
    ? boolean
    : (typeof OPTIONS)[Name] extends { readonly multiple: true }
      ? readonly string[]
      : (typeof OPTIONS)[Name] extends { readonly default: string }
        ? string
        : string | undefined;
};

const VIEW: readonly string[] = ["graph", "view"];

/** The commands that have an option; an option that is not listed belongs to all. */
const OWN_OPTIONS: Readonly<Partial<Record<string, readonly string[]>>> = {
  format: ["check", "generate", "graph", "worker"],
  json: ["check", "graph", "list", "cache", "runs", "watch", "worker"],
  "max-warnings": ["check"],
  out: ["generate", "graph", "docs"],
  open: ["graph", "view"],
  check: ["generate"],
  versions: ["check"],
  "allow-module-overrides": ["generate"],
  plan: ["generate"],
  watch: ["check", "generate"],
  host: ["init"],
  sample: ["init"],
  "dry-run": ["init"],
  "no-install": ["init"],
  yes: ["init"],
  dataflow: ["graph", "view", "list"],
  "upstream-of": VIEW,
  "downstream-of": VIEW,
  "path-between": VIEW,
  hops: VIEW,
  tag: ["graph", "view", "list", "runs"],
  module: ["graph", "view", "list"],
  "group-by": VIEW,
  orientation: VIEW,
  theme: ["graph"],
  title: ["graph", "docs"],
  highlight: VIEW,
  "hide-inputs": VIEW,
  "repeat-inputs": VIEW,
  "hide-types": VIEW,
  "hide-legend": VIEW,
  "show-tags": VIEW,
  scale: ["graph"],
  port: ["view"],
  "source-url": ["docs"],
  folder: ["cache", "runs"],
  run: ["cache"],
  outputs: ["watch"],
  export: ["watch", "worker"],
  inputs: ["watch"],
  input: ["watch"],
  once: ["watch"],
  concurrency: ["worker"],
  queue: ["worker"],
  name: ["worker"],
  patience: ["worker"],
  health: ["worker"],
  "allow-execute": ["mcp"],
  "time-limit": ["mcp"],
  fix: ["check"],
  "older-than": ["cache"],
  "max-size": ["cache"],
  limit: ["runs"],
  outcome: ["runs"],
  stdio: ["lsp"],
};

/** Whether a command has an option. */
export function isOptionOf(command: string, name: string): boolean {
  return Object.hasOwn(OPTIONS, name) && OWN_OPTIONS[name]?.includes(command) !== false;
}
