/** Calls a node's function with what a peer reads its inputs by: the shapes that one would write by hand. */

/**
 * A function without parameters that reads its sources and calls a node's function with their values.
 *
 * Written out for one and two sources, as the peers' documentation does, so that no peer pays for lists of arguments.
 *
 * @template Source
 * @param {(...values: number[]) => unknown} own
 * @param {readonly Source[]} sources
 * @param {(source: Source) => number} read
 * @returns {() => unknown}
 */
export function callWith(own, sources, read) {
  const [first, second] = sources;
  if (sources.length === 1) return () => own(read(first));
  if (sources.length === 2) return () => own(read(first), read(second));
  return () => own(...sources.map(read));
}
