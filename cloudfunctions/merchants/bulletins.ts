import type { bulletinActions } from '../../domain/groups/bulletinContract';
import {
  acknowledging,
  bulletinViewOf,
  bulletinViews,
  meantFor,
  postBulletin,
  withdrawBulletin,
} from '../../domain/groups/bulletins';
import type { Bulletin } from '../../domain/groups/model';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import type { Shop } from '../../domain/shops/model';
import { including, lacks } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { newestBulletins } from './newestBulletins';
import { isMember, openGroup } from './open';

type OnBulletin = Call<'bulletin.open'> | Call<'bulletin.ack'> | Call<'bulletin.withdraw'>;

/** The notice and the group it was said in, as it stands for whoever asks. */
const opened = async (call: OnBulletin) => {
  const { input, store, now, permit } = call;
  const bulletin = await store.get('bulletins', input.bulletinId);
  const found = await openGroup({ ...call, groupId: bulletin.groupId });
  permit(found.parties, isMember(found.parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
  return { bulletin, reader: { ...found, now } };
};

type Ticked = 'readIds' | 'ackIds';

/** A shop is counted once, however often it looks: the database decides in the same breath. */
const ticked = async (bulletin: Bulletin, list: Ticked, shops: readonly Shop[], store: Store): Promise<Bulletin> => {
  const fresh = shops.filter(({ _id }) => !bulletin[list].includes(_id));
  await Promise.all(
    fresh.map(({ _id }) =>
      store.claim('bulletins', bulletin._id, { when: { [list]: lacks(_id) }, then: { [list]: including(_id) } }),
    ),
  );
  return fresh.length === 0 ? bulletin : store.get('bulletins', bulletin._id);
};

export const bulletinHandlers = {
  'bulletin.post': async (call) => {
    const { input, now, permit, create, newId } = call;
    const found = await openGroup({ ...call, groupId: input.groupId });
    const { group, actor, parties } = found;
    permit(parties, isMember(parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    const posted = await create('bulletins', postBulletin({ _id: newId, group }, input, { by: actor, now }));
    return bulletinViewOf(posted, { ...found, now });
  },

  'bulletin.list': async (call) => {
    const { input, now, store, permit } = call;
    const [found, bulletins] = await Promise.all([
      openGroup({ ...call, groupId: input.groupId }),
      newestBulletins({ groupId: input.groupId, limit: PAGE_SIZE + 1, after: afterOf(input.cursor) }, store),
    ]);
    permit(found.parties);
    const { shown, next } = pageOf(bulletins, PAGE_SIZE, ({ postedAt }) => postedAt);
    return { bulletins: bulletinViews(shown, { ...found, now }), next };
  },

  'bulletin.open': async (call) => {
    const { bulletin, reader } = await opened(call);
    const read = await ticked(bulletin, 'readIds', meantFor(bulletin, reader), call.store);
    return bulletinViewOf(read, reader);
  },

  'bulletin.ack': async (call) => {
    const { bulletin, reader } = await opened(call);
    const mine = acknowledging(bulletin, reader);
    const read = await ticked(bulletin, 'readIds', mine, call.store);
    return bulletinViewOf(await ticked(read, 'ackIds', mine, call.store), reader);
  },

  'bulletin.withdraw': async (call) => {
    const { bulletin, reader } = await opened(call);
    const taken = call.once(bulletin, (loaded) => withdrawBulletin(loaded, call.input, reader));
    return bulletinViewOf(await call.store.save('bulletins', taken), reader);
  },
} satisfies HandlersOf<typeof bulletinActions>;
