/** The types of modifiers that users define: what they take, what they can stand on, and which nodes they make. */
import {
  defineModifier,
  extractFields,
  node,
  parameterize,
  source,
  tag,
  value,
  type NodesOf,
  type Wrapper,
} from "@icosian/runtime";

type Equal<One, Other> =
  (<Each>() => Each extends One ? 1 : 2) extends <Each>() => Each extends Other ? 1 : 2 ? true : false;

function expectTrue<Condition extends true>(): Condition | undefined {
  return undefined;
}

const owned = defineModifier({ name: "owned", effect: "describes", make: (team: string) => ({ "owner.team": team }) });
const inRegion = defineModifier({
  name: "inRegion",
  effect: "gates",
  make: (region: string) => ({ keys: ["region"], holds: (config) => config["region"] === region }),
});
const fed = defineModifier({ name: "fed", effect: "feeds", make: (from: string) => ({ amount: source(from) }) });
const range = defineModifier({
  name: "range",
  effect: "expands",
  make: () => [tag({ made: "range" }), extractFields("low", "high")],
});
const copies = defineModifier({
  name: "copies",
  effect: "expands",
  make: () => [parameterize({ one: { x: value(1) }, two: {} })],
});
const times = defineModifier({
  name: "times",
  effect: "wraps",
  make:
    (factor: number): Wrapper<number> =>
    async ({ call }) =>
      (await call()) * factor,
});
const logged = defineModifier({
  name: "logged",
  effect: "wraps",
  make:
    (): Wrapper =>
    ({ call }) =>
      call(),
});

const nodes = {
  spend: node(owned("growth"), times(2), logged(), fed("raw"), (amount: number): number => amount),
  late: node(times(2), async (amount: number): Promise<number> => Promise.resolve(amount)),
  tax__eu: node(inRegion("eu"), (spend: number): string => String(spend)),
  limits: node(owned("growth"), range(), (x: number): { low: number; high: string } => ({ low: x, high: "" })),
  copied: node(copies(), (x: number): bigint => BigInt(x)),
};
interface Module {
  readonly $manifest: { readonly manifestVersion: number };
}
type Nodes = NodesOf<Module & typeof nodes>;

expectTrue<Equal<Nodes["spend"], number>>();
expectTrue<Equal<Nodes["late"], number>>();
expectTrue<Equal<Nodes["tax"], string>>();
expectTrue<Equal<Nodes["limits"], { low: number; high: string }>>();
expectTrue<Equal<Nodes["low"], number>>();
expectTrue<Equal<Nodes["high"], string>>();
expectTrue<Equal<Nodes["one"], bigint>>();
expectTrue<Equal<Nodes["two"], bigint>>();

// @ts-expect-error: it takes a string.
owned(5);
// @ts-expect-error: it multiplies numbers.
node(times(2), (): string => "");
// @ts-expect-error: tags are strings.
defineModifier({ name: "wrong", effect: "describes", make: () => ({ a: 1 }) });
// @ts-expect-error: a gate says which keys decide.
defineModifier({ name: "wrong", effect: "gates", make: () => ({ holds: () => true }) });
// @ts-expect-error: there is no such effect.
defineModifier({ name: "wrong", effect: "moves", make: () => ({}) });
// @ts-expect-error: there is no such form.
defineModifier({ name: "wrong", effect: "describes", arguments: ["number"], make: () => ({}) });
