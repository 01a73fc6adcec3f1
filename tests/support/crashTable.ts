import { collections } from '../../domain/collections';
import { contract, isChanging, type ActionName, type ChangingAction, type FunctionName } from '../../domain/contract';
import { crashEverywhere } from './everyWrite';
import { townForTests } from './moveIsKept';
import { actionWrites } from './writes/actions';

/** Every action of a function, in a town of its own: crashed before and after each of its writes, then pressed again. */
export const everyWriteOf = (name: FunctionName, among: RegExp = /./): void => {
  const town = townForTests();
  const changing = (Object.keys(contract[name]) as ActionName[]).filter(
    (action): action is ChangingAction => isChanging(action) && among.test(action),
  );

  test.each(changing)(
    '%s: dead before and after each write, pressed again, done once',
    async (action) => {
      const tried = await crashEverywhere(town(), action, Object.keys(collections));
      expect(tried.wrong).toEqual([]);
      // It writes what the table says, in whatever order what goes side by side arrives; each was hit from both sides.
      expect([...tried.points].sort()).toEqual(actionWrites[action].split(', ').sort());
      expect(tried.struck).toBe(2 * tried.points.length);
    },
    240_000,
  );
};
