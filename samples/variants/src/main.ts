/** Computes the cost of two baskets under four configs, and shows the upstream nodes of the shipping cost. */
import { dataflow } from "@icosian/runtime";
import { coffee, grinder } from "./data.ts";
import * as features from "./features.ts";

for (const config of [
  { country: "DE", service: "standard" },
  { country: "DE", service: "express" },
  { country: "FR", service: "express" },
  { country: "CH", service: "standard" },
]) {
  const flow = dataflow({ modules: [features], config });
  console.log(`To ${config.country}, ${config.service}:`);
  for (const [basket, lines] of Object.entries({ coffee, grinder })) {
    const { vatPercent, shippingCents, deliveryDays, totalCents } = flow.executeSync(
      ["vatPercent", "shippingCents", "deliveryDays", "totalCents"],
      { inputs: { lines } },
    );
    const cells = [`${toEuros(shippingCents)} shipping`, `${vatPercent} % tax`, `${toEuros(totalCents)} in all`];
    console.log(`  ${basket.padEnd(7)} ${cells.join(", ")}, day ${deliveryDays}`);
  }
  const upstream = flow.whatIsUpstreamOf("shippingCents");
  console.log(`  shipping: ${upstream.map(({ name }) => name).join(", ")} (${upstream.at(-1)?.source})`);
}

function toEuros(cents: number): string {
  return `${(cents / 100).toFixed(2)} euros`.padStart(12);
}
