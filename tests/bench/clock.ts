import { aTown, stepsOf } from '../support/town';
import type { Row } from './row';

const TEN_MINUTES = 600_000;

/** What a minute of the clock asks the database when nothing has happened. */
export const clock = async (): Promise<Row[]> => {
  const town = await aTown();
  try {
    // By then this instance knows that everything is sealed with the newest key, and that nothing else is due today.
    for (let times = 0; times < 10; times += 1) {
      await town.later(TEN_MINUTES);
      await town.tick();
    }
    await town.tick();
    const call = (await town.cloud.calls()).filter((one) => one.function === 'clock').at(-1);
    return [
      { what: 'clock: look-ups in an idle minute', figure: call?.trips.length ?? 0, unit: 'trips', budget: 16 },
      { what: 'clock: steps of an idle minute', figure: call ? stepsOf(call) : 0, unit: 'steps', budget: 4 },
    ];
  } finally {
    await town.stop();
  }
};
