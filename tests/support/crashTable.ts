import { collections } from '../../domain/collections';
import { contract, isChanging, type ActionName, type ChangingAction, type FunctionName } from '../../domain/contract';
import { crashEverywhere } from './everyWrite';
import { townForTests } from './moveIsKept';

/** Every action of a function, in a town of its own: crashed before and after each of its writes, then pressed again. */
export const everyWriteOf = (name: FunctionName, among: RegExp = /./): void => {
  const town = townForTests();
  const points: Record<string, readonly string[]> = {};
  const changing = (Object.keys(contract[name]) as ActionName[]).filter(
    (action): action is ChangingAction => isChanging(action) && among.test(action),
  );

  test.each(changing)(
    '%s: dead before and after each write, pressed again, done once',
    async (action) => {
      const tried = await crashEverywhere(town(), action, Object.keys(collections));
      points[action] = tried.points;
      expect(tried.wrong).toEqual([]);
      // Everything that changes something writes, and every write found was hit from both sides.
      expect(tried.points.length).toBeGreaterThan(0);
      expect(tried.struck).toBe(2 * tried.points.length);
    },
    240_000,
  );

  afterAll(() => process.stdout.write(`${JSON.stringify({ writePoints: points })}\n`));
};
