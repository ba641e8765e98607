/** Writes the loop body of a fan-out as one loop, with the values of an item in local variables. */
import { ABSENT_SLOT, FROM_SOURCE, type LoopBody } from "@icosian/runtime/tooling";
import { toBindingHead, type PlanTypes } from "./function-head.js";
import { findEnds, isPlain, toSmallSlots } from "./value-lives.js";

/**
 * Writes a function that takes the functions of a loop body's tasks and returns its loop.
 *
 * A value is stored in a slot only if it is read there: by a call that takes more than positional values, or by the
 * code that continues after a function unexpectedly returned a promise.
 *
 * @param types - Null for JavaScript.
 */
export function toItemLoopText(loopBody: LoopBody, name: string, types: PlanTypes | null): string {
  const { plan, item, shared, collected } = loopBody;
  const plain = plan.tasks.flatMap((_, task) => (isPlain(plan, task) ? task : []));
  const lines = toTaskLines(loopBody);
  const pushes = collected.map((slot, list) => `list${list}.push(v${slot});`);
  const body = [...lines, ...pushes].join("\n");
  const isUsed = (variable: string): boolean => new RegExp(`\\b${variable}\\b`).test(body);
  const used = shared.filter((slot) => isUsed(`v${slot}`));
  const slots = used.length > 0 || isUsed("slots") ? "slots" : "_slots";
  const listType = types === null ? "" : ": unknown[]";
  const take = isUsed(`v${item}`) ? (value: string) => [`v${item} = ${value};`] : () => [];
  return [
    toBindingHead(name, types?.loop ?? "", plain, types),
    `  return (items, ${slots}, lists, tools) => {`,
    ...(isUsed("waits") ? [`    const waits = tools.waits;`] : []),
    ...used.map((slot) => `    const v${slot} = slots[${slot}];`),
    // V8 learns the element kind of an array from the place of its creation, so each array has its own literal.
    ...collected.map((_, list) => `    const list${list}${listType} = lists[${list}] = [];`),
    `    for (let index = 0; !tools.isOver(); index++) {`,
    `      let task = ${FROM_SOURCE};`,
    `      try {`,
    ...(isUsed(`v${item}`) ? [`        let v${item};`] : []),
    `        if (items === null) {`,
    `          const step = tools.next();`,
    `          if (step === null) break;`,
    ...take("step.value").map((line) => `          ${line}`),
    `        } else {`,
    `          if (index >= items.length) break;`,
    ...take("items[index]").map((line) => `          ${line}`),
    `        }`,
    ...lines.map((line) => `        ${line}`),
    ...pushes.map((line) => `        ${line}`),
    `      } catch (thrown) {`,
    `        tools.fail(task, index, thrown);`,
    `      }`,
    `    }`,
    `    return undefined;`,
    `  };`,
    `}`,
  ].join("\n");
}

function toTaskLines({ plan, item, shared }: LoopBody): readonly string[] {
  const { tasks } = plan;
  const ends = findEnds(plan);
  const small = toSmallSlots(plan);
  const common = new Set([ABSENT_SLOT, ...shared]);
  const inSlots = new Set(common);
  const inVariables = [item];
  return tasks.flatMap((written, task) => {
    const { slot, reads } = written;
    const lines = [`task = ${task};`];
    let call = `f${task}(${reads.map(toValue).join(", ")})`;
    if (!isPlain(plan, task)) {
      const missing = [...new Set(reads)].filter((read) => !inSlots.has(read));
      for (const read of missing) inSlots.add(read);
      lines.push(...missing.map(toStore));
      call = `tools.call(${task}, index)`;
    }
    lines.push(`let v${slot} = ${call};`);
    const held = inVariables.filter((each) => !inSlots.has(each) && ends[each]! > task);
    inVariables.push(slot);
    const stop = [...held.map(toStore), `return tools.stop(${task}, index, v${slot});`].join(" ");
    lines.push(`if (${written.isSmall ? `typeof v${slot} === "object" && ` : ""}waits(v${slot})) { ${stop} }`);
    // Values are cleared after their last reader, as the interpreter does.
    for (const each of new Set([...reads, slot])) {
      if (ends[each] !== task || small.has(each) || common.has(each)) continue;
      lines.push(inSlots.has(each) ? `slots[${each}] = v${each} = undefined;` : `v${each} = undefined;`);
    }
    return lines;
  });
}

function toValue(slot: number): string {
  return slot === ABSENT_SLOT ? "undefined" : `v${slot}`;
}

function toStore(slot: number): string {
  return `slots[${slot}] = v${slot};`;
}
