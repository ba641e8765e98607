/** How features add to a language service: TypeScript answers first, then a feature makes its own answer of that. */
import type ts from "typescript";

/** Makes an answer of TypeScript's own and the arguments of the question. */
type Extend<Method> = Method extends (...args: infer Arguments) => infer Answer
  ? (own: Answer, ...args: Arguments) => Answer
  : never;

/** The methods that a feature extends. */
export type Extensions = { readonly [Method in keyof ts.LanguageService]?: Extend<ts.LanguageService[Method]> };

type AnyMethod = (...args: readonly unknown[]) => unknown;

/**
 * Makes a language service that asks features too.
 *
 * An editor is worth more than any feature: where one throws, TypeScript's own answer stands.
 *
 * @param all - Features; of those that extend the same method, a later one is given what an earlier one answered.
 * @param report - Is told what a feature threw.
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
      // Older versions of TypeScript do not have every method.
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
