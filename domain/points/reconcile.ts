import type { Stored } from '../kernel/document';

/** What a night goes through, one after the other. */
export const stages = ['accounts', 'vouchers', 'rewards', 'journal', 'tasks', 'done'] as const;
export type Stage = (typeof stages)[number];

/** What a document says, and what the journal says it should. */
export type Difference = {
  readonly what: string;
  readonly communityId: string;
  readonly about: string;
  readonly held: number;
  readonly journal: number;
};

/** One night's recount, as far as it got. It repairs nothing. */
export type Reconciliation = Stored & {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly stage: Stage;
  /** The last document looked at in this stage. */
  readonly after: string;
  readonly counted: {
    readonly purses: number;
    readonly rows: number;
    readonly vouchers: number;
    readonly rewards: number;
    readonly tasks: number;
  };
  /** How many were found; the first of them are kept. */
  readonly differing: number;
  readonly differences: readonly Difference[];
};
