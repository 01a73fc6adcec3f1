import type { ActionName } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import { 居民, 新邻居, 社区专员 } from './town';

/** What was found once, by the fuzz or by thinking, and shall stay mended. */
type Named = {
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
    name: 'the same in a group: a cursor that is none, and a group nobody knows',
    who: 新邻居,
    action: 'bulletin.list',
    input: { groupId: someId, cursor: 'x' },
    hears: 'BAD_INPUT',
  },
  ...['\u200b'.repeat(8), '\u202e'.repeat(8), '\u0000'.repeat(8), '\u3164'.repeat(8), '\ufeff\u2060'.repeat(4)].map(
    (text) => ({
      name: `words nobody can see are no words (${JSON.stringify(text.slice(0, 2))})`,
      who: 居民,
      action: 'request.submit' as const,
      input: { text, photos: [] },
      hears: 'NOTHING_TO_SAY' as const,
    }),
  ),
  {
    name: 'nor a name',
    who: 社区专员,
    action: 'drawer.fill',
    input: { placeId: '410403001001', station: '东苑社区', items: [{ item: 'a', name: '\u200d\ufe0f', count: 1 }] },
    hears: 'BAD_INPUT',
  },
];
