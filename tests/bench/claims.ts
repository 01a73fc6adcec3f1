import { WAITING_MAX } from '../../domain/tasks/contract';
import { stampede } from '../support/claims';
import { aTown } from '../support/town';
import type { Row } from './row';

const CROWD = { people: 10_000, slots: 100, times: 3 };

/** Ten thousand people press once for a hundred places, and every phone sends it three times. */
export const claims = async (): Promise<Row[]> => {
  const town = await aTown();
  try {
    const { heard, task } = await stampede(town, CROWD);
    const answers = [...heard.values()];
    const those = (standing: 'seated' | 'waiting'): number => answers.filter((all) => all.includes(standing)).length;
    const twoAnswers = answers.filter((all) => new Set(all.filter((one) => one !== 'BUSY')).size > 1).length;
    const inLine = new Set(task.entries.map(({ personId }) => personId)).size;
    return [
      { what: 'claims: presses sent', figure: CROWD.people * CROWD.times, unit: 'calls' },
      {
        what: `claims: winners of ${CROWD.slots} places`,
        figure: those('seated'),
        unit: 'people',
        budget: CROWD.slots,
      },
      { what: 'claims: on the waiting list', figure: those('waiting'), unit: 'people', budget: WAITING_MAX },
      {
        what: 'claims: people who stand in the line twice',
        figure: task.entries.length - inLine,
        unit: 'people',
        budget: 0,
      },
      { what: 'claims: presses that heard two answers', figure: twoAnswers, unit: 'people', budget: 0 },
    ];
  } finally {
    await town.stop();
  }
};
