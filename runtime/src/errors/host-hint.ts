/** Guesses which host runs a program, in order to suggest how to transform its dataflow modules. */

/** The globals of a program that reveal its host. */
export interface Surroundings {
  /** The process of Node.js, or of a runtime that imitates it. */
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly argv?: readonly string[];
    readonly execArgv?: readonly string[];
  };
  /** Defined in browsers. */
  readonly document?: unknown;
  /** Defined in Bun. */
  readonly Bun?: unknown;
}

/** The global property by which the module hooks for plain Node.js announce themselves. */
const REGISTERED: unique symbol = Symbol.for("icosian.registered");

/** Whether `@icosian/transformer/register` transforms the files of this program. */
export function isRegistered(): boolean {
  return (globalThis as { readonly [REGISTERED]?: boolean })[REGISTERED] === true;
}

/** Writes a sentence that says what to add for the host that seems to run the program. */
export function toHostHint({ process, document, Bun }: Surroundings): string {
  const { env = {}, argv = [], execArgv = [] } = process ?? {};
  if (env["VITEST"] !== undefined) return toHint("Vitest", "vite");
  if (env["JEST_WORKER_ID"] !== undefined) return toHint("Jest", "jest");
  if (Bun !== undefined) return toHint("Bun", "bun");
  if (document !== undefined) return toHint("a browser", "<your bundler>");
  const tsx = execArgv.some((each) => /\btsx\b/.test(each)) ? "--import tsx " : "";
  if (tsx !== "" || /\.[cm]?tsx?$/.test(argv[1] ?? ""))
    return `Nothing compiles it here: run \`node ${tsx}--import @icosian/transformer/register\`.`;
  return "`npx icosian init` finds out what has to be added.";
}

function toHint(host: string, door: string): string {
  return `This seems to be ${host}: add \`@icosian/transformer/${door}\` to the configuration.`;
}
