import { createHmac } from 'node:crypto';
import type { OpenedSeal } from '../../domain/groups/model';
import { refuse } from '../../domain/kernel/fault';
import type { Call } from '../runtime/serve';
import { idOf } from '../runtime/operation';
import { openSealed } from '../runtime/sdk';

/** Set where the function runs (ADR 0040), and asked for when it starts rather than when a group first needs it. */
const groupKey = process.env['GROUP_KEY'] ?? '';
if (groupKey === '') throw new Error('GROUP_KEY is not set: this function does not start without it (docs/deploy.md).');

const keyedHash = (gid: string): string => createHmac('sha256', groupKey).update(gid).digest('base64url');

const isGid = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 128;

/** Which WeChat group a card was opened in, from what WeChat sealed for this caller and from nothing else. */
const gidKeyIn = async (cloudId: string): Promise<string> => {
  const opened = await openSealed(cloudId);
  const gid = opened?.['opengid'] ?? opened?.['openGId'];
  return isGid(gid) ? keyedHash(gid) : refuse('GROUP_SHARE_UNKNOWN');
};

type Opening = Call<'group.bind'> | Call<'group.enter'>;

type Seal = Pick<OpenedSeal, 'gidKey' | 'openedAt'>;

/**
 * Opens a seal once: it is remembered by its hash with the press that used it, so the same press hears the same again
 * and any other is refused, whoever sends it and whatever group it names.
 */
export const openSeal = async ({ input, store, now, once }: Opening): Promise<Seal> => {
  const _id = idOf('seal', input.cloudId);
  const used = async (): Promise<Seal | undefined> => {
    const seal = await store.find('openedSeals', _id);
    return seal && once(seal, () => refuse('GROUP_SHARE_USED'));
  };
  const before = await used();
  if (before) return before;
  const gidKey = await gidKeyIn(input.cloudId);
  const fresh = { _id, version: 1, operations: [], gidKey, openedAt: now.toISOString() };
  if ((await store.insert('openedSeals', fresh)) === 'inserted') return fresh;
  return (await used()) ?? refuse('GROUP_SHARE_USED');
};
