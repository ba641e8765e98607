/** Hooks: which are called, in which order, with which records; in every executor. */
import type { LifecycleAdapter } from "@icosian/runtime";
import { expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const module = makeModule(
  "src/sums.ts",
  define("twice", ["start"], (start: number) => start * 2),
  define("sum", ["twice", "start"], (twice: number, start: number) => twice + start),
);

/** An adapter that writes one line per hook. */
function toRecorder(name: string, lines: string[], more: Partial<LifecycleAdapter> = {}): LifecycleAdapter {
  return {
    name,
    preGraphExecute: ({ outputs }) => void lines.push(`${name} preGraph ${outputs.join()}`),
    postGraphExecute: ({ success, results }) =>
      void lines.push(`${name} postGraph ${success} ${JSON.stringify(results)}`),
    preNodeExecute: ({ node, inputs }) => void lines.push(`${name} pre ${node.name} ${JSON.stringify(inputs)}`),
    executeNode: ({ node, call }) => {
      lines.push(`${name} around ${node.name}`);
      return call();
    },
    postNodeExecute: ({ node, result, outcome, attempts }) =>
      void lines.push(`${name} post ${node.name} ${String(result)} ${outcome} ${attempts}`),
    ...more,
  };
}

it.each(["executeSync", "execute"] as const)("are called in order: %s", async (method) => {
  const lines: string[] = [];
  const adapters = [toRecorder("a", lines), toRecorder("b", lines)];
  const flow = build({ modules: [module], adapters });
  expect(await flow[method](["sum"], { inputs: { start: 1 } })).toEqual({ sum: 3 });
  expect(lines).toEqual([
    "a preGraph sum",
    "b preGraph sum",
    'a pre twice {"start":1}',
    'b pre twice {"start":1}',
    "a around twice",
    "b around twice",
    "b post twice 2 computed 1",
    "a post twice 2 computed 1",
    'a pre sum {"twice":2,"start":1}',
    'b pre sum {"twice":2,"start":1}',
    "a around sum",
    "b around sum",
    "b post sum 3 computed 1",
    "a post sum 3 computed 1",
    'b postGraph true {"sum":3}',
    'a postGraph true {"sum":3}',
  ]);
});

it("name the adapter, the hook and the node if one of them fails", async () => {
  const lines: string[] = [];
  const broken = {
    preNodeExecute: () => {
      throw new Error("no disk");
    },
  };
  const flow = build({ modules: [module], adapters: [toRecorder("a", lines), broken] });
  const error = await catchError(() => flow.execute(["sum"], { inputs: { start: 1 } }));
  expect(error.message).toMatchInlineSnapshot(`
    "ICO8011 adapter-failed: The hook \`preNodeExecute\` of the 2nd adapter failed at the node \`twice\`: no disk
        at src/sums.ts:1:17"
  `);
  expect(lines).toEqual([
    "a preGraph sum",
    'a pre twice {"start":1}',
    "a post twice undefined failed 0",
    "a postGraph false undefined",
  ]);
});
