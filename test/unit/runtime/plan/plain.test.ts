/** Plans are plain data: a copy of one, bound to the same graph, computes the same. */
import { expect, it } from "vitest";
import { bindPlan } from "../../../../runtime/src/execute/bind/bind-plan.ts";
import { execute } from "../../../../runtime/src/execute/execute.ts";
import { Resources } from "../../../../runtime/src/execute/values/resources.ts";
import { readLinkOptions } from "../../../../runtime/src/link/link-options.ts";
import { linkModules } from "../../../../runtime/src/link/link-modules.ts";
import { OutputNames } from "../../../../runtime/src/plan/request/output-names.ts";
import { readRequest } from "../../../../runtime/src/plan/request/read-request.ts";
import { Planner } from "../../../../runtime/src/plan/planner.ts";
import type { Plan } from "../../../../runtime/src/plan/plan.ts";
import { define, makeModule } from "../make-module.ts";

const module = makeModule(
  "src/plain.ts",
  define("page", ["book"], (book: string) => book.split("|"), { fansOut: true }),
  define("title", ["book"], async (book: string) => book.length, { isAsync: true }),
  define("word", ["page"], (page: string) => page.split(" "), { fansOut: true }),
  define("length", ["word", "title"], (word: string, title: number) => word.length + title),
  define("pageLength", ["length*"], (lengths: readonly number[]) => lengths.reduce((a, b) => a + b, 0)),
  define("longest", ["pageLength*", "limit?"], (lengths: readonly number[]) => Math.max(...lengths)),
);

it("can be copied as data, and the copy computes the same", async () => {
  const options = readLinkOptions([{ modules: [module] }]);
  const { config, modules, manifests } = options;
  const graph = linkModules(options);
  const planner = new Planner<Plan>({ graph, config, modules, manifests }, (plan) => plan);
  const given = { outputs: ["longest", "length"], options: { inputs: { book: "a bb|ccc" } }, canWait: true };
  const request = readRequest(given, new OutputNames(graph.variables));
  const plan = planner.plan(request);
  const copy = structuredClone(plan);
  expect(copy).toEqual(plan);
  const environment = {
    graph,
    config,
    lifecycle: null,
    shared: new Map(),
    resources: new Resources({ threads: null }),
  };
  const binding = { wrap: () => null, findItemHooks: () => null };
  const run = (each: Plan): Promise<unknown> => execute(bindPlan(each, null, graph, binding), request, environment);
  expect(await run(copy)).toEqual({ longest: 19, length: [[9, 10], [11]] }); // prettier-ignore
  expect(await run(plan)).toEqual(await run(copy));
});
