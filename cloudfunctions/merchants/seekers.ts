import { type seekerActions } from '../../domain/jobs/seekerContract';
import { match, partiesToSeeker, say, seekerRowOf, seekerViewOf, stop, unheard } from '../../domain/jobs/seekers';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { shownKey } from '../../domain/places/shown';
import { postActing } from '../../domain/posts/acting';
import { oneOf } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { afterOf, pageOf } from '../runtime/page';
import type { HandlersOf } from '../runtime/serve';

const seekerIdOf = (openid: string): string => idOf('seeker', openid);

const staffPlaces = (actor: Actor): string[] =>
  actor.posts.filter(({ placeId }) => postActing(actor, [placeId], 'seeker.list')).map(({ placeId }) => placeId);

export const seekerHandlers = {
  'seeker.say': async ({ input, caller, openid, now, store, permit, once, create }) => {
    const _id = seekerIdOf(openid);
    const [before, actor] = await Promise.all([store.find('seekers', _id), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const said = once(before ?? unheard(_id, actor), (loaded) => say(loaded, input, { by: actor, now }));
    return seekerViewOf(before ? await store.save('seekers', said) : await create('seekers', said));
  },

  'seeker.mine': async ({ caller, openid, store, permit }) => {
    const [seeker, actor] = await Promise.all([store.find('seekers', seekerIdOf(openid)), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    return { seeker: seeker ? seekerViewOf(seeker) : null };
  },

  'seeker.stop': async ({ caller, openid, store, permit, once }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const seeker = await store.get('seekers', seekerIdOf(openid));
    return seekerViewOf(await store.save('seekers', once(seeker, stop)));
  },

  'seeker.list': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const found = await store.list('seekers', {
      where: { shownIn: oneOf(staffPlaces(actor).map((placeId) => shownKey(placeId, input.kind))) },
      by: { field: 'saidAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ saidAt }) => saidAt);
    return { rows: shown.map(seekerRowOf), next };
  },

  'seeker.match': async ({ input, caller, now, store, permit, once }) => {
    const [seeker, job, actor] = await Promise.all([
      store.get('seekers', input.seekerId),
      store.get('jobs', input.jobId),
      caller,
    ]);
    permit(partiesToSeeker(seeker, actor));
    const matched = once(seeker, (loaded) => match(loaded, job, { by: actor, now }));
    return seekerRowOf(await store.save('seekers', matched));
  },
} satisfies HandlersOf<typeof seekerActions>;
