import type { ActionName, InputOf } from '../../domain/contract';
import { requestMachine, type PersonMove, type RequestState } from '../../domain/requests/machine';
import { aRequest, stored } from './requests';
import { anOperationId, aTown, 外社区居民, 外社区专员, 新邻居, type Town } from './town';

type MoveAction = Extract<
  ActionName,
  | 'request.withdraw'
  | 'request.accept'
  | 'request.resolve'
  | 'request.verify'
  | 'request.sendBack'
  | 'request.rate'
  | 'request.reopen'
>;

type About<A extends MoveAction> = {
  action: A;
  move: PersonMove;
  /** Who may, and somebody who may read it but not do this. */
  by: string;
  notBy: readonly string[];
  input: Omit<InputOf<A>, 'requestId'>;
};

/** What every move of a request promises; what is special about one stands in its own file. */
export const moveIsKept = <A extends MoveAction>(
  { action, move, by, notBy, input }: About<A>,
  town: () => Town,
): void => {
  const { from, to } = requestMachine.moves[move];
  const [start] = from;
  if (!start) throw new Error(`${move} starts nowhere.`);
  const on = (requestId: string): InputOf<A> => ({ ...input, requestId }) as InputOf<A>;

  test('takes it where the table says, leaves a trace, and costs two trips', async () => {
    const requestId = await aRequest(town(), start);
    const { trips, call } = await town().as(by).costs(action, on(requestId));
    expect(trips).toBe(2);
    for (const trip of call.trips) expect(trip.documentsExamined).toBeLessThanOrEqual(2);
    const kept = await stored(town(), requestId);
    expect(kept).toMatchObject({ state: to });
    expect((kept['history'] as { move: string }[]).at(-1)?.move).toBe(move);
  });

  const otherStates = (Object.keys(requestMachine.states) as RequestState[]).filter((state) => !from.includes(state));
  test.each(otherStates)('is refused while it is %s', async (state) => {
    const requestId = await aRequest(town(), state);
    // Who may do it can depend on a handler, whom a request nobody accepted does not have.
    const refusal = await town().outcome(town().as(by).does(action, on(requestId)));
    expect(['REQUEST_MOVED_ON', 'NOT_YOURS_TO_DO']).toContain(refusal);
    expect(await stored(town(), requestId)).toMatchObject({ state });
  });

  test('is not for people who may only look, and does not exist for strangers', async () => {
    const requestId = await aRequest(town(), start);
    const tried = (who: string) => town().outcome(town().as(who).does(action, on(requestId)));
    for (const who of notBy) expect(await tried(who)).toBe('NOT_YOURS_TO_DO');
    for (const who of [外社区居民, 外社区专员, 新邻居]) expect(await tried(who)).toBe('NOT_FOUND');
    const nothing = on('0'.repeat(24));
    expect(await town().outcome(town().as(by).does(action, nothing))).toBe('NOT_FOUND');
    expect(await stored(town(), requestId)).toMatchObject({ state: start });
  });

  test('the same press again gives the same answer and one effect; with another body it is refused', async () => {
    const requestId = await aRequest(town(), start);
    const press = anOperationId();
    const once = await town().as(by).does(action, on(requestId), press);
    const again = await town().as(by).does(action, on(requestId), press);
    expect(again).toEqual(once);
    const history = (await stored(town(), requestId))['history'] as unknown[];
    expect(
      await town().outcome(
        town()
          .as(by)
          .does(action, { ...on(requestId), ...otherBody(action) } as InputOf<A>, press),
      ),
    ).toBe('OPERATION_REUSED');
    expect((await stored(town(), requestId))['history']).toEqual(history);
  });
};

const otherBody = (action: MoveAction): object =>
  ['request.withdraw', 'request.sendBack', 'request.reopen'].includes(action)
    ? { reason: '另一个说法' }
    : { words: '另一个说法' };

/** One town for the tests of a file. */
export const townForTests = (setup: Parameters<typeof aTown>[0] = {}): (() => Town) => {
  let town: Town | undefined;
  beforeAll(async () => {
    town = await aTown(setup);
  });
  afterAll(() => town?.stop());
  return () => {
    if (!town) throw new Error('The town is not there yet.');
    return town;
  };
};
