/** Extends a language service with features: TypeScript answers first, and then a feature changes the answer. */
import type ts from "typescript";

/** Creates an answer from TypeScript's own answer and the arguments of the call. */
type Extend<Method> = Method extends (...args: infer Arguments) => infer Answer
  ? (own: Answer, ...args: Arguments) => Answer
  : never;

/** The methods that a feature extends. */
export type Extensions = { readonly [Method in keyof ts.LanguageService]?: Extend<ts.LanguageService[Method]> };

type AnyMethod = (...args: readonly unknown[]) => unknown;

/**
 * Creates a language service that also calls features.
 *
 * If a feature throws, TypeScript's own answer is used, because a working editor matters more than any feature.
 *
 * @param all - The features; if several extend the same method, a later one receives the answer of the earlier one.
 * @param report - Receives the errors that features throw.
 */
export function extend(
  languageService: ts.LanguageService,
  all: readonly Extensions[],
  report: (method: string, error: unknown) => void,
): ts.LanguageService {
  const extended = { ...languageService } as unknown as Record<string, AnyMethod>;
  for (const extensions of all)
    for (const [name, feature] of Object.entries(extensions)) {
      const method = extended[name];
      // Older versions of TypeScript lack some methods.
      if (method === undefined) continue;
      extended[name] = (...args) => {
        const own = method.apply(languageService, [...args]);
        try {
          return (feature as AnyMethod)(own, ...args);
        } catch (error) {
          report(name, error);
          return own;
        }
      };
    }
  return extended as unknown as ts.LanguageService;
}
