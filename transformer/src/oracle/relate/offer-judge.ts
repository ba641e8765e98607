/** Compares values that modifiers combine from several parts, part by part, with the type of a parameter. */
import { toTypeText } from "../find/type-text.js";
import type ts from "typescript";
import type { NotAssignable, Offer, Relation, TypeLocation } from "../oracle.js";
import type { RelatingChecker } from "./relating-checker.js";
import { ShapeJudge } from "./shape-refusal.js";
import type { RefusePart, ShapeRefusal } from "./shape.js";
import type { TypeAtLocation } from "../find/type-at-location.js";

/** Compares one part with its required type. */
type RelatePart = (part: TypeLocation, asked: TypeAtLocation) => Relation | null;

/** Compares offers with one target. */
export class OfferJudge {
  readonly #checker: RelatingChecker;
  readonly #judge: ShapeJudge | null;

  /** @param location - Location of the target. */
  constructor(checker: RelatingChecker, typescript: typeof ts, location: ts.Node | null) {
    this.#checker = checker;
    this.#judge = location && new ShapeJudge(checker, typescript, location);
  }

  /** The first part that the target rejects; null if it is not certain that it rejects any. */
  find(offer: Offer, target: TypeAtLocation, relate: RelatePart): NotAssignable | null {
    const parts = new Map<string, NotAssignable>();
    const refusal = this.#refuse(offer, target, target.type, relate, parts, []);
    if (refusal === null) return null;
    const { path, type } = refusal;
    const own = parts.get(path.join("/"));
    const texts = own ?? {
      sourceText: toText(offer, path),
      targetText: toTypeText(type, this.#checker),
      difference: "",
    };
    return { isAssignable: false, hasAny: false, ...texts, path };
  }

  #refuse(
    offer: Offer,
    target: TypeAtLocation,
    type: ts.Type,
    relate: RelatePart,
    parts: Map<string, NotAssignable>,
    at: readonly (string | number)[],
  ): ShapeRefusal | null {
    const refusePart =
      (key: (index: number) => string | number, part: (index: number) => Offer | undefined): RefusePart =>
      (index, asked) => {
        const own = part(index);
        return own === undefined ? null : this.#refuse(own, target, asked, relate, parts, [...at, key(index)]);
      };
    switch (offer.kind) {
      case "choice":
        for (const each of offer.offers) {
          const refusal = this.#refuse(each, target, type, relate, parts, at);
          if (refusal !== null) return refusal;
        }
        return null;
      case "list": {
        if (target.isGeneric || this.#judge === null) return null;
        const refuse = refusePart(
          (index) => index,
          (index) => offer.parts[index],
        );
        return this.#judge.refuseList({ size: offer.parts.length, isOpen: false, refuse }, type);
      }
      case "record": {
        if (target.isGeneric || this.#judge === null) return null;
        const names = offer.parts.map(([name]) => name);
        const refuse = refusePart(
          (index) => names[index] ?? index,
          (index) => offer.parts[index]?.[1],
        );
        return this.#judge.refuseRecord({ names, refuse }, type);
      }
      default: {
        const relation = relate(offer, { ...target, type, ...(at.length > 0 && { hasDefault: false }) });
        if (relation === null || relation.isAssignable) return null;
        parts.set(at.join("/"), relation);
        return { path: [], type };
      }
    }
  }
}

/** The text of a list or record if no single part of it is rejected. */
function toText(offer: Offer, path: readonly (string | number)[]): string {
  const inner = path.reduce<Offer | undefined>((each, key) => {
    if (each?.kind === "list") return each.parts[Number(key)];
    return each?.kind === "record" ? each.parts.find(([name]) => name === key)?.[1] : each;
  }, offer);
  return inner?.kind === "record" ? `{ ${inner.parts.map(([name]) => name).join(", ")} }` : "a list";
}
