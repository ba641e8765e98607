/** How long stores wait for their servers. */
import { expect, it } from "vitest";
import { Patience, TimeoutFault, type OperationTime } from "../../../../../runtime/src/cache/stores/remote/patience.ts";
import { StoreError, type FaultKind } from "../../../../../runtime/src/cache/stores/remote/store-error.ts";
import { failureOf } from "./scratch.ts";

class Fault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind) {
    super(kind);
    this.kind = kind;
  }
}

function create(timeoutMs: number): Patience {
  const explain = (thrown: unknown): { readonly kind: FaultKind; readonly error: StoreError } => {
    if (thrown instanceof TimeoutFault) return { kind: "unreachable", error: thrown };
    return { kind: (thrown as Fault).kind, error: new StoreError(`It is ${(thrown as Fault).kind}.`) };
  };
  return new Patience({ name: "The server", timeoutMs, explain });
}

/** An attempt that fails as it is told, and then succeeds. */
function failing(...faults: readonly FaultKind[]): { readonly attempt: () => Promise<string>; calls: number } {
  const left = [...faults];
  const made = {
    calls: 0,
    attempt: async () => {
      made.calls++;
      const fault = left.shift();
      if (fault !== undefined) throw new Fault(fault);
      return "right";
    },
  };
  return made;
}

it("tries again what is busy, and what was lost", async () => {
  const patience = create(20_000);
  const busy = failing("busy", "busy", "busy");
  expect(await patience.run(busy.attempt)).toBe("right");
  const lost = failing("unreachable", "unreachable", "busy");
  expect(await patience.run(lost.attempt)).toBe("right");
  expect([busy.calls, lost.calls]).toEqual([4, 4]);
});

it("does not try again what is refused, nor a server that was never reached", async () => {
  const refused = failing("refused");
  expect(await failureOf(create(20_000).run(refused.attempt))).toBe("It is refused.");
  const gone = failing("unreachable");
  const patience = create(20_000);
  expect(await failureOf(patience.run(gone.attempt))).toBe("It is unreachable.");
  // Known to be gone, for a moment.
  expect(await failureOf(patience.run(gone.attempt))).toBe("It is unreachable.");
  expect([refused.calls, gone.calls]).toEqual([1, 1]);
  await expect.poll(() => patience.run(gone.attempt).catch(String)).toBe("right");
  expect(gone.calls).toBe(2);
});

it("gives up when the time is over, whatever an attempt does", async () => {
  const signals: AbortSignal[] = [];
  const never = ({ signal }: OperationTime): Promise<never> => {
    signals.push(signal);
    return new Promise(() => {});
  };
  expect(await failureOf(create(200).run(never))).toBe("The server has not answered within 0.2 s.");
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  const busy = failing(...Array<FaultKind>(1000).fill("busy"));
  expect(await failureOf(create(200).run(busy.attempt))).toBe("It is busy.");
  expect(busy.calls).toBeLessThan(20);
});

it("does not count the time in which the program computes", async () => {
  const answer = create(400).run(() => new Promise((resolve) => setTimeout(() => resolve("right"), 50)));
  const end = performance.now() + 1000;
  while (performance.now() < end);
  expect(await answer).toBe("right");
});

it("gives more time for more bytes", async () => {
  let given = 0;
  await create(1000).run(async ({ leftMs }) => void (given = leftMs), 5_000_000);
  expect(given).toBe(6000);
});
