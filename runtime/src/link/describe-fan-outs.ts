/** Says which variables of a graph stand nowhere among its fan-outs. */
import { itemAndAll, nothingToCollect, unrelatedFanOuts } from "../errors/catalogue/6-fan-outs.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Location, Problem } from "../errors/problem.js";
import type { FanOutFault } from "../graph/fan-outs.js";
import { locationOf, type Variable } from "../graph/graph.js";
import { shownName } from "../graph/shown-name.js";

/** The problem of an edge that makes no sense among the fan-outs. */
export function describeFanOutFault(fault: FanOutFault, variables: readonly Variable[]): Problem {
  const nameOf = (id: number): string => {
    const variable = variables[id]!;
    return variable.kind === "node" ? shownName(variable.definition) : variable.name;
  };
  const locationsOf = (...ids: readonly number[]): readonly Location[] =>
    ids.flatMap((id) => {
      const variable = variables[id]!;
      return variable.kind === "node" ? [locationOf(variable)] : [];
    });
  const { id } = fault;
  const subject = variables[id]!.name;
  const shown = nameOf(id);
  switch (fault.kind) {
    case "nothing-to-collect": {
      const { dependency } = fault;
      const values = { collected: nameOf(dependency) };
      return toProblem(nothingToCollect, subject, values, locationsOf(id, dependency), shown);
    }
    case "unrelated": {
      const { fanOuts } = fault;
      const values = { fanOuts: fanOuts.map(nameOf) };
      return toProblem(unrelatedFanOuts, subject, values, locationsOf(id, ...fanOuts), shown);
    }
    case "item-and-all": {
      const { fanOut, collector } = fault;
      const values = { fanOut: nameOf(fanOut), collector: nameOf(collector) };
      return toProblem(itemAndAll, subject, values, locationsOf(id, collector), shown);
    }
  }
}
