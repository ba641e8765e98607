/** Looks into what is offered to an input. */
import type { Offer, TypePlace } from "./oracle.js";

/** Everything in an offer that has a type. */
export function typePlacesIn(offer: Offer): readonly TypePlace[] {
  switch (offer.kind) {
    case "list":
      return offer.parts.flatMap(typePlacesIn);
    case "record":
      return offer.parts.flatMap(([, part]) => typePlacesIn(part));
    case "choice":
      return offer.offers.flatMap(typePlacesIn);
    default:
      return [offer];
  }
}
