/** Delivers events to a lineage server. */
import { describeThrown } from "../../errors/words.js";
import { DeliveryError, type Deliver } from "./delivery.js";
import type { ReadyLineageOptions } from "./lineage-options.js";

/**
 * Creates the function that posts events.
 *
 * @param url - The address of the server.
 */
export function createPost(url: string, { endpoint, apiKey, headers }: ReadyLineageOptions): Deliver {
  const address = `${url.replace(/\/+$/, "")}/${endpoint.replace(/^\/+/, "")}`;
  const all = new Headers({ "content-type": "application/json" });
  if (apiKey !== undefined) all.set("authorization", `Bearer ${apiKey}`);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return async (event, signal) => {
    const status = await post(address, { method: "POST", headers: all, body: JSON.stringify(event), signal });
    if (status >= 200 && status < 300) return;
    const mayPass = status >= 500 || status === 408 || status === 429;
    throw new DeliveryError(`the server answered ${status}`, { mayPass });
  };
}

async function post(address: string, request: RequestInit): Promise<number> {
  try {
    const response = await fetch(address, request);
    // The connection can be used again only when the body has been read.
    await response.arrayBuffer();
    return response.status;
  } catch (thrown) {
    const { cause }: { readonly cause?: unknown } = thrown instanceof Error ? thrown : {};
    throw new DeliveryError(describeThrown(cause ?? thrown), { mayPass: true });
  }
}
