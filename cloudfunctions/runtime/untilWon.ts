/** Somebody else wrote first. Whoever lost loads again and decides again. */
export class LostRace extends Error {}

const ATTEMPTS = 5;
const STEP_ASIDE_MS = 20;

/** Those who collided go on at different moments; without it they collide again. Milliseconds, doubling. */
const stepAside = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * STEP_ASIDE_MS * 2 ** tries));

/** Tries again, on what is there by then, whenever somebody else wrote first; whoever loses every race says so. */
export const untilWon = async <T>(attempt: () => Promise<T>, tries = 0): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof LostRace) || tries + 1 >= ATTEMPTS) throw error;
    await stepAside(tries);
    return untilWon(attempt, tries + 1);
  }
};
