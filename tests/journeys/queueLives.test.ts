import fc from 'fast-check';
import type { ActionName } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { 住建专员, 居民, 攻坚队员, 社区专员, 网格员, 网格长, 街道干部, 路灯不亮, 部门专员 } from '../support/town';
import { oneStep, someSteps } from '../support/townLives';

const town = townForTests();
const staff = [社区专员, 网格员, 网格长, 街道干部, 部门专员, 住建专员, 攻坚队员];
const LIVES = 2;
const STEPS = 14;
const owedByStaff = ['submitted', 'accepted', 'handling', 'resolved'];

/** Whose queue it stands in, each with the move it offers; what a queue offers its page offers as well. */
const waiting = async (requestId: string): Promise<string[]> => {
  const found = await Promise.all(
    staff.map(async (who) => {
      const { rows } = await town().as(who).does('request.list', { of: 'turn' });
      const row = rows.find((one) => one.requestId === requestId);
      if (!row) return [];
      const page = await town().as(who).does('request.read', { requestId });
      expect(row.open).toEqual(page.open);
      if (row.turn?.move !== 'judge') expect(page.open.map(({ move }) => move as string)).toContain(row.turn?.move);
      return [`${who} ${row.turn?.move}`];
    }),
  );
  return found.flat();
};

test('一件事不管怎么走，只要还没办完，总在谁的“轮到我的”里，排在那里的每一步都走得通', async () => {
  for (const steps of fc.sample(someSteps, { numRuns: LIVES, seed: 20_261_201 })) {
    const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
    const done: ActionName[] = [];
    for (const step of steps.slice(0, STEPS)) {
      const lived = await oneStep({ town: town(), requestId, words: '按清单办，请看一看', done }, step);
      if (lived) done.push(lived.action);
      const { state } = await town().as(居民).does('request.read', { requestId });
      const queues = await waiting(requestId);
      if (owedByStaff.includes(state)) expect({ state, queues: queues.length }).not.toEqual({ state, queues: 0 });
    }
    expect(done.length).toBeGreaterThan(3);
  }
});
