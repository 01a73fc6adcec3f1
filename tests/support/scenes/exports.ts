import { EAST } from '../tasks';
import { 社区专员, 街道干部, type Town } from '../town';
import type { ActionOf, ScenesOf } from './scene';

const register = { placeId: EAST, month: '2026-11', reason: '逐户回访十一月的事' };

const asked = async (town: Town): Promise<{ exportId: string }> => {
  const { exportId } = (await town.as(社区专员).does('export.ask', register)).register;
  return { exportId };
};

export const exportScenes: ScenesOf<ActionOf<'export'>> = {
  'export.ask': () => Promise.resolve({ who: 社区专员, input: register }),
  'export.decide': async (town) => ({ who: 街道干部, input: { ...(await asked(town)), verdict: 'approve' } }),
  'export.fetch': async (town) => {
    const about = await asked(town);
    await town.as(街道干部).does('export.decide', { ...about, verdict: 'approve' });
    return { who: 社区专员, input: about };
  },
};
