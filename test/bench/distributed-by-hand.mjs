/** The same work in BullMQ without Icosian: by its FlowProducer, and by a queue written by hand. */
import { setTimeout as sleep } from "node:timers/promises";
import { FlowProducer, Queue, QueueEvents, Worker } from "bullmq";

/** How many jobs are added in one request. */
const AT_ONCE = 1000;
const ENDED = { removeOnComplete: true, removeOnFail: true };

/** Takes the jobs of both: items with their values in the data, and the parents of the FlowProducer. */
export function workByHand(url, { concurrency }) {
  const connection = { url };
  const compute = async ({ data }) => {
    if (data.sleepMs > 0) await sleep(data.sleepMs);
    return data.items;
  };
  const collect = async (job) => sum(Object.values(await job.getChildrenValues()).flat());
  const workers = [
    new Worker("items", compute, { connection, concurrency }),
    new Worker("totals", collect, { connection, concurrency }),
  ];
  return { close: () => Promise.all(workers.map((worker) => worker.close())) };
}

/** Connects, and gives both ways; each takes batches of items and returns the sum of what comes back. */
export async function openByHand(url) {
  const connection = { url };
  const [flows, items] = [new FlowProducer({ connection }), new Queue("items", { connection })];
  const [itemEvents, totalEvents] = [
    new QueueEvents("items", { connection }),
    new QueueEvents("totals", { connection }),
  ];
  await Promise.all([itemEvents.waitUntilReady(), totalEvents.waitUntilReady()]);

  const byFlowProducer = async (batches, sleepMs) => {
    const children = batches.map((batch) => ({
      name: "item",
      queueName: "items",
      data: { items: batch, sleepMs },
      opts: ENDED,
    }));
    const { job } = await flows.add({ name: "total", queueName: "totals", children, opts: ENDED });
    return await job.waitUntilFinished(totalEvents);
  };

  const byQueue = async (batches, sleepMs) => {
    const values = [];
    let left = batches.length;
    let hear;
    const all = new Promise((resolve) => {
      hear = ({ returnvalue }) => {
        values.push(...returnvalue);
        if (--left === 0) resolve();
      };
      itemEvents.on("completed", hear);
    });
    for (let from = 0; from < batches.length; from += AT_ONCE)
      await items.addBulk(
        batches
          .slice(from, from + AT_ONCE)
          .map((batch) => ({ name: "item", data: { items: batch, sleepMs }, opts: ENDED })),
      );
    await all;
    itemEvents.off("completed", hear);
    return sum(values);
  };

  const close = () => Promise.all([flows, items, itemEvents, totalEvents].map((each) => each.close()));
  return { byFlowProducer, byQueue, close };
}

function sum(values) {
  return values.reduce((total, each) => total + each, 0);
}
