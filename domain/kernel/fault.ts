import type { FaultCode } from '../faults';

/** What a refusal may add for the screen: names and numbers of the matter, never of a person. */
export type FaultDetail = Readonly<Record<string, string | number | boolean>>;

/** The product says no to a person. Anything else thrown is a bug. */
export class Refusal extends Error {
  constructor(
    readonly code: FaultCode,
    readonly detail: FaultDetail = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

export const refuse = (code: FaultCode, detail: FaultDetail = {}): never => {
  throw new Refusal(code, detail);
};

/** A promise of the code to itself; when broken it is a bug and never a person's fault. */
export function assert(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`Broken promise: ${promise}`);
}
