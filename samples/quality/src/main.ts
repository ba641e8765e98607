/** Checks three files: correct orders, an order with a strange price, and data that is not an order. */
import { dataflow, DataflowError, type ValidationResult } from "@icosian/runtime";
import * as orders from "./orders.ts";

const flow = dataflow(orders);
const FILES = {
  right: `[{ "id": "o-1", "euros": 30, "pieces": 3 }, { "id": "o-2", "euros": 8, "pieces": 2 }]`,
  strange: `[{ "id": "o-3", "euros": 30, "pieces": 0 }]`,
  wrong: `[{ "id": "4", "euros": "30", "pieces": 3 }]`,
};

// Warnings go to the console's error stream; here they are printed with the other output.
console.warn = (message: string) => console.log(`  warning: ${message}`);

for (const [name, json] of Object.entries(FILES)) {
  console.log(`${name}:`);
  try {
    const { sorted } = await flow.execute(["sorted"], { inputs: { json } });
    console.log(`  ${JSON.stringify(sorted)}`);
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    for (const { code, message } of error.problems) console.log(`  ${code}: ${message}`);
  }
}

// Checks are nodes, so their results can be requested like any other value.
const { prices_range_validator: range } = await flow.execute(["prices_range_validator"], {
  inputs: { json: FILES.right },
});
const { passes, message } = range as ValidationResult;
console.log(`\nprices_range_validator: ${passes ? "passes" : "fails"}, ${message}`);
