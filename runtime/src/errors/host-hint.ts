/** Guesses from its surroundings what runs a program, to say what would transform its dataflow modules. */

/** What a program may find around it, as far as it tells who runs it. */
export interface Surroundings {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly argv?: readonly string[];
    readonly execArgv?: readonly string[];
  };
  readonly document?: unknown;
  readonly Bun?: unknown;
}

/** Where the hooks for plain Node say that they are there. */
const REGISTERED: unique symbol = Symbol.for("icosian.registered");

/** Whether `@icosian/transformer/register` reads the files of this program. */
export function isRegistered(): boolean {
  return (globalThis as { readonly [REGISTERED]?: boolean })[REGISTERED] === true;
}

/** What to add, by who seems to run the program. */
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
