/** Random directed graphs for property tests. */
import fc from "fast-check";

/** For each variable the variables that it depends on. */
export type Dependencies = readonly (readonly number[])[];

/** Any graph, cycles included. */
export const anyGraph: fc.Arbitrary<Dependencies> = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.array(fc.uniqueArray(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }),
  );

/** A graph without cycles: everything depends on earlier variables only. */
export const acyclicGraph: fc.Arbitrary<Dependencies> = anyGraph.map((graph) =>
  graph.map((inputs, id) => inputs.filter((input) => input < id)),
);
