/** Writes what is done for the items of a fan-out as one loop, with the values of an item in variables. */
import { ABSENT_SLOT, type Region } from "@icosian/runtime/tooling";
import { toBindingHead, type PlanTypes } from "./function-head.js";
import { findEnds, isPlain, isSmall } from "./value-lives.js";

/**
 * The declaration of a function that takes the functions of a region's tasks and gives its loop.
 *
 * Only where a function returns a promise after all the values go into slots: whoever goes on reads them there.
 *
 * @param types - Null for JavaScript.
 */
export function toItemLoopText(
  { plan, item, shared, collected }: Region,
  name: string,
  types: PlanTypes | null,
): string {
  const { tasks } = plan;
  const ends = findEnds(plan);
  const listType = types === null ? "" : ": unknown[]";
  const plain = tasks.flatMap((_, task) => (isPlain(plan, task) ? task : []));
  return [
    toBindingHead(name, types?.loop ?? "", plain, types),
    `  return (items, slots, lists, tools) => {`,
    `    const waits = tools.waits;`,
    ...shared.map((slot) => `    const v${slot} = slots[${slot}];`),
    // V8 learns what an array holds by where it was made, so each is made in a place of its own.
    ...collected.map((_, list) => `    const list${list}${listType} = lists[${list}] = [];`),
    `    for (let index = 0; !tools.isOver(); index++) {`,
    `      let v${item};`,
    `      if (items === null) {`,
    `        const step = tools.next(index);`,
    `        if (step === null) break;`,
    `        v${item} = step.value;`,
    `      } else {`,
    `        if (index >= items.length) break;`,
    `        v${item} = items[index];`,
    `      }`,
    `      let task = 0;`,
    `      try {`,
    ...toTaskLines().map((line) => `        ${line}`),
    ...collected.map((slot, list) => `        list${list}.push(v${slot});`),
    `      } catch (thrown) {`,
    `        tools.fail(task, index, thrown);`,
    `      }`,
    `    }`,
    `    return undefined;`,
    `  };`,
    `}`,
  ].join("\n");

  function toTaskLines(): readonly string[] {
    const inSlots = new Set([ABSENT_SLOT, ...shared]);
    const inVariables = [item];
    return tasks.flatMap(({ slot, reads }, task) => {
      const lines = task === 0 ? [] : [`task = ${task};`];
      let call = `f${task}(${reads.map(toValue).join(", ")})`;
      if (!isPlain(plan, task)) {
        const missing = [...new Set(reads)].filter((read) => !inSlots.has(read));
        for (const read of missing) inSlots.add(read);
        lines.push(...missing.map(toStore));
        call = `tools.call(${task}, index)`;
      }
      const held = inVariables.filter((each) => !inSlots.has(each) && ends[each]! > task);
      inVariables.push(slot);
      const stop = [...held.map(toStore), `return tools.stop(${task}, index, v${slot});`].join(" ");
      return [
        ...lines,
        `const v${slot} = ${call};`,
        `if (${isSmall(tasks[task]!) ? `typeof v${slot} === "object" && ` : ""}waits(v${slot})) { ${stop} }`,
      ];
    });
  }
}

function toValue(slot: number): string {
  return slot === ABSENT_SLOT ? "undefined" : `v${slot}`;
}

function toStore(slot: number): string {
  return `slots[${slot}] = v${slot};`;
}
