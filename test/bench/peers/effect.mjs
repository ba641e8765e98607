/** The graph as one generator of `effect`: an effect a node, one after the other, all of a level at once where they wait. */
import { Effect } from "effect";
import { toLevels } from "./to-levels.mjs";

export function build({ inputs, nodes, outputs, isAsync }) {
  const places = new Map([...inputs, ...nodes.map(({ name }) => name)].map((name, place) => [name, place]));
  const toStep = ({ name, from, own }) => ({
    place: places.get(name),
    call: toCall(
      own,
      from.map((each) => places.get(each)),
    ),
  });
  const collect = (slots) => Object.fromEntries(outputs.map((name) => [name, slots[places.get(name)]]));
  const program = isAsync
    ? toLevelled(toLevels(nodes).map((level) => level.map(toStep)))
    : toSequence(nodes.map(toStep));
  const run = isAsync ? Effect.runPromise : Effect.runSync;
  return (values) => run(Effect.map(program(inputs.map((name) => values[name])), collect));
}

function toSequence(steps) {
  return Effect.fnUntraced(function* (slots) {
    for (const { call, place } of steps) slots[place] = yield* Effect.sync(() => call(slots));
    return slots;
  });
}

function toLevelled(levels) {
  const toTask =
    (slots) =>
    ({ call, place }) =>
      Effect.map(
        Effect.promise(() => call(slots)),
        (value) => (slots[place] = value),
      );
  return Effect.fnUntraced(function* (slots) {
    for (const level of levels)
      yield* Effect.forEach(level, toTask(slots), { concurrency: "unbounded", discard: true });
    return slots;
  });
}

function toCall(own, reads) {
  const [first, second] = reads;
  if (reads.length === 1) return (slots) => own(slots[first]);
  if (reads.length === 2) return (slots) => own(slots[first], slots[second]);
  return (slots) => own(...reads.map((each) => slots[each]));
}
