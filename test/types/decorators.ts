/** Modifiers as decorators, standard and experimental: what TypeScript keeps and what it refuses. Never run. */
import { dataLoader, dataSaver, extractFields, tag } from "@icosian/runtime";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

/** Modifiers stand on static methods too, and keep the methods' types. */
export class Decorated {
  @tag({ owner: "us" })
  @extractFields("mean")
  static stats(x: number): { mean: number } {
    return { mean: x };
  }

  // @ts-expect-error a field that the type does not have
  @extractFields("mena")
  static wrong(x: number): { mean: number } {
    return { mean: x };
  }

  @dataLoader()
  static loaded(): [number, { status: number }] {
    return [1, { status: 1 }];
  }

  // @ts-expect-error data without metadata
  @dataLoader()
  static unloaded(): number {
    return 1;
  }

  // @ts-expect-error a promise of no metadata
  @dataSaver()
  static async unsaved(): Promise<void> {
    await Promise.resolve();
  }
}
assertEqual<Parameters<typeof Decorated.stats>, [x: number]>(true);
