/**
 * The graph as observables of `rxjs`, each shared by its readers, made anew for each run: those that live on compute a
 * node once for every change of every input on every path to it.
 */
import { forkJoin, from, map, mergeMap, of, shareReplay } from "rxjs";

export function build({ inputs, nodes, outputs, isAsync }) {
  const start = (values) => {
    const streams = new Map(inputs.map((name) => [name, of(values[name])]));
    for (const { name, from: reads, own } of nodes) {
      const project = isAsync ? mergeMap((args) => from(own(...args))) : map(toCall(own, reads.length));
      streams.set(name, forkJoin(reads.map((each) => streams.get(each))).pipe(project, shareReplay(1)));
    }
    return forkJoin(outputs.map((name) => streams.get(name)));
  };
  const collect = (results) => Object.fromEntries(outputs.map((name, index) => [name, results[index]]));
  if (isAsync)
    return (values) =>
      new Promise((resolve, reject) => {
        start(values).subscribe({ next: (results) => resolve(collect(results)), error: reject });
      });
  return (values) => {
    let current = null;
    start(values).subscribe((results) => (current = results));
    // Where the stack overflows, nobody is told.
    if (current === null) throw new Error("no value arrived");
    return collect(current);
  };
}

function toCall(own, count) {
  if (count === 1) return ([first]) => own(first);
  if (count === 2) return ([first, second]) => own(first, second);
  return (args) => own(...args);
}
