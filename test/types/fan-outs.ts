/** What TypeScript knows of fan-outs. Never run, as `dataflow.ts` beside it. */
import { dataflow, extractFields, node, tag, type Collect, type Parallelizable } from "@icosian/runtime";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

declare const features: {
  readonly page: (count: number) => Parallelizable<string>;
  readonly link: () => Promise<Parallelizable<{ readonly href: string }>>;
  readonly total: (page: Collect<string>) => number;
  readonly list: () => Iterable<string>;
  readonly anything: () => any;
};

/** Every way to give items, and what is no item. */
export function* generator(): Parallelizable<number> {
  yield 1;
  // @ts-expect-error an item of another type
  yield "";
}
export async function* asyncGenerator(): Parallelizable<number> {
  yield 1;
  // @ts-expect-error an item of another type
  yield "";
}
export const list = (): Parallelizable<number> => [1];
export const set = async (): Promise<Parallelizable<number>> => new Set([1]);
// @ts-expect-error items of another type
export const texts = (): Parallelizable<number> => [""];
// @ts-expect-error no items
export const none = (): Parallelizable<number> => 1;

export const size = node(
  tag({ owner: "text" }),
  extractFields("width"),
  (page: string): Parallelizable<{ width: number; height: string }> => [{ width: page.length, height: "" }],
);
// @ts-expect-error a field that items do not have
export const wrong = node(extractFields("depth"), (): Parallelizable<{ width: number }> => []);

export async function results(): Promise<void> {
  const flow = dataflow(features);
  const all = await flow.execute(["page", "link", "total", "list", "anything"]);
  assertEqual<
    typeof all,
    { page: string[]; link: { readonly href: string }[]; total: number; list: Iterable<string>; anything: any }
  >(true);
  const byFunction = await flow.execute([features.page]);
  assertEqual<typeof byFunction, { page: string[] }>(true);
  // icosian-expect ICO3213: types take an object of functions for a module
  const made = await dataflow({ size }).execute(["size", "width"]);
  assertEqual<typeof made, { size: { width: number; height: string }[]; width: number[] }>(true);

  await flow.execute(["total"], { overrides: { page: new Set(["a"]) }, onItemError: (error) => void error.problems });
  // @ts-expect-error items of another type
  await flow.execute(["total"], { overrides: { page: [1] } });
  // @ts-expect-error no function
  await flow.execute(["total"], { onItemError: "skip" });
}
