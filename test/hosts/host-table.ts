/** The hosts that are tried, one a row: what is installed, and how it is asked to compile or load. */
import type { Dependencies } from "./install-packages.ts";
import type { NodeMajor } from "./node-binary.ts";

/** One host. */
export interface Host {
  readonly name: string;
  readonly node: NodeMajor;
  readonly dependencies: Dependencies;
  readonly door: CompilerDoor | RegisterDoor;
  /** Modules that its TypeScript does not accept, though the language has them. */
  readonly refused?: readonly string[];
  /** Samples that its TypeScript does not compile. */
  readonly without?: readonly string[];
}

/** A compiler that writes JavaScript, which Node then runs. */
export interface CompilerDoor {
  readonly kind: "compiler";
  /** The compiler's script under `node_modules`. */
  readonly script: string;
  /** What this compiler needs beyond the options that all share. */
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  /** The tsconfig's `plugins`. */
  readonly plugins: readonly object[];
  /** `type` of the project's package.json. */
  readonly moduleType: "module" | "commonjs";
}

/** Node itself, loading TypeScript through `@icosian/transformer/register`. */
export interface RegisterDoor {
  readonly kind: "register";
}

const TSPC = "ts-patch/bin/tspc.js";
const SOURCE_PLUGIN = { transform: "@icosian/transformer" };
const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" };

/** TypeScript lowers decorators; nothing else needs it. */
const REGISTER: Dependencies = { typescript: "6.0.3" };

const compiler: CompilerDoor = {
  kind: "compiler",
  script: TSPC,
  compilerOptions: NODENEXT,
  plugins: [{ ...SOURCE_PLUGIN, transformProgram: true }],
  moduleType: "module",
};

const main: Host = {
  name: "ts-patch 3.3.0, TypeScript 6.0.3, Node 20",
  node: 20,
  dependencies: { "ts-patch": "3.3.0", typescript: "6.0.3", "@types/node": "24.19.2" },
  door: compiler,
};

const hosts: readonly Host[] = [
  {
    name: "ttypescript 1.5.15, TypeScript 4.9.5, Node 20",
    node: 20,
    dependencies: { ttypescript: "1.5.15", typescript: "4.9.5", "@types/node": "20.10.0" },
    door: {
      ...compiler,
      script: "ttypescript/bin/tsc",
      compilerOptions: { module: "node16", moduleResolution: "node16" },
      plugins: [SOURCE_PLUGIN],
    },
    // It does not infer what several modifiers of different kinds are.
    // Standard decorators came with TypeScript 5.
    refused: ["src/near-miss/unknown-target/input.ts", "src/check/discarded-body/input.ts"],
    without: ["decorators"],
  },
  {
    name: "ts-patch 3.3.0, TypeScript 5.9.3, Node 20",
    node: 20,
    dependencies: { "ts-patch": "3.3.0", typescript: "5.9.3", "@types/node": "24.19.2" },
    door: compiler,
  },
  main,
  {
    ...main,
    name: "ts-patch 3.3.0 as a source transformer, TypeScript 6.0.3, Node 20",
    // An entry of ts-patch stands for one stage, so declarations have an entry of their own.
    door: { ...compiler, plugins: [SOURCE_PLUGIN, { ...SOURCE_PLUGIN, afterDeclarations: true }] },
  },
  {
    ...main,
    name: "ts-patch 3.3.0 to CommonJS, TypeScript 6.0.3, Node 20",
    door: { ...compiler, moduleType: "commonjs" },
  },
  {
    name: "ts-patch 4.0.1, TypeScript 6.0.3, Node 22",
    node: 22,
    dependencies: { "ts-patch": "4.0.1", typescript: "6.0.3", "@types/node": "24.19.2" },
    door: compiler,
  },
  { name: "register, Node 20", node: 20, dependencies: REGISTER, door: { kind: "register" } },
  { name: "register, Node 22", node: 22, dependencies: REGISTER, door: { kind: "register" } },
  { name: "register, Node 24", node: 24, dependencies: REGISTER, door: { kind: "register" } },
];

/** The host that most projects have, for what need not be tried in each. */
export const mainHost: Host = main;

/** Every host with its name before it, as rows of a test. */
export const hostRows: readonly (readonly [name: string, host: Host])[] = hosts.map((host) => [host.name, host]);
