import { purposes } from '../../../domain/people/consents';
import { CONSENT_VERSION } from '../../../domain/people/contract';
import { 社区专员, type Town } from '../town';
import { aName, someone, type ActionOf, type ScenesOf } from './scene';

/** A post of its own, vacant: the leader of a team just opened. */
const vacantPost = async (town: Town): Promise<string> => {
  const placeId = '410403001001';
  const said = { placeId, name: aName('巡逻队'), aim: 'green' as const };
  const { team } = await town.as(社区专员).does('volunteer.openTeam', said);
  const posts = await town.cloud.documents('posts', 1000);
  return String(posts.find(({ unitId }) => unitId === team.teamId)?.['_id']);
};

const terms = { name: '田姨', source: 'recommended' as const, termMonths: 12, basis: '居民推荐' };

const appointed = async (town: Town) => {
  const postId = await vacantPost(town);
  const { post } = await town.as(社区专员).does('post.appoint', { postId, ...terms });
  return { postId, invitation: post.invitation };
};

export const communityScenes: ScenesOf<ActionOf<'person' | 'post'>> = {
  'person.register': async () => ({
    who: aName('newcomer'),
    input: { placeId: '410403001001-e1-b3', consentVersion: CONSENT_VERSION },
  }),
  'person.agree': async (town) => ({
    who: await someone(town, 'agreeing'),
    input: { purpose: 'location', version: purposes.location.version },
  }),
  'person.takeBack': async (town) => ({ who: await someone(town, 'doubting'), input: { purpose: 'contact' } }),
  'person.export': async (town) => ({ who: await someone(town, 'asking'), input: {} }),
  'person.leave': async (town) => ({ who: await someone(town, 'leaving'), input: { understood: true } }),
  'person.stay': async (town) => {
    const who = await someone(town, 'staying');
    await town.as(who).does('person.leave', { understood: true });
    return { who, input: {} };
  },
  'post.appoint': async (town) => ({ who: 社区专员, input: { postId: await vacantPost(town), ...terms } }),
  'post.take': async (town) => {
    const { invitation } = await appointed(town);
    return { who: await someone(town, 'holder'), input: { invitation } };
  },
  'post.vacate': async (town) => {
    const { postId, invitation } = await appointed(town);
    await town.as(await someone(town, 'holder')).does('post.take', { invitation });
    return { who: 社区专员, input: { postId, reason: '搬走了' } };
  },
};
