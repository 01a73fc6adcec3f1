import type { ActionName } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import { 新邻居 } from './town';

/** What was found once, by the fuzz or by thinking, and shall stay mended. */
export type Named = {
  readonly name: string;
  readonly who: string;
  readonly action: ActionName;
  readonly input: unknown;
  /** What stands beside the input in the envelope, if anything. */
  readonly more?: object;
  readonly hears: FaultCode | 'done';
};

const someId = 'z'.repeat(24);

export const findings: readonly Named[] = [
  {
    name: 'what a refused call left behind (a team nobody knows, and a cursor that is none) ends no instance',
    who: 新邻居,
    action: 'volunteer.members',
    input: { teamId: 'no-such-team', cursor: 'x' },
    hears: 'BAD_INPUT',
  },
  {
    name: 'the same in a group',
    who: 新邻居,
    action: 'bulletin.list',
    input: { groupId: someId, cursor: 'x' },
    hears: 'BAD_INPUT',
  },
];
