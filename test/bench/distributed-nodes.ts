"use dataflow";
/** Nodes that cost nothing, or sleep, so that what is measured is the way to a worker and back. */
import { setTimeout as sleep } from "node:timers/promises";
import { node, type Collect, type Parallelizable } from "@icosian/runtime";
import { remote } from "@icosian/runtime/distributed";

/** Items that are other ones in each round, so that no value is in the store already. */
export function* item(items: number, round: number): Parallelizable<number> {
  for (let index = 0; index < items; index++) yield round * 1_000_000 + index;
}

export const alone = node(remote(), async (item: number): Promise<number> => item);

export function aloneTotal(alone: Collect<number>): number {
  return alone.reduce((sum, each) => sum + each, 0);
}

export const together = node(remote({ batch: 50 }), async (item: number): Promise<number> => item);

export function togetherTotal(together: Collect<number>): number {
  return together.reduce((sum, each) => sum + each, 0);
}

export const slept = node(remote(), async (item: number): Promise<number> => {
  await sleep(20);
  return item;
});

export function sleptTotal(slept: Collect<number>): number {
  return slept.reduce((sum, each) => sum + each, 0);
}

export const answer = node(remote(), async (question: number): Promise<number> => question);
