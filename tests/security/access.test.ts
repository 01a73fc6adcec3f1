import { actionNames, actions, functionOf, isChanging, type ActionName } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import { cast, columns, type Column } from '../support/access/cast';
import { aboutNothing, inputs } from '../support/access/inputs';
import { aKeeper, type Keeper } from '../support/access/keeper';
import { knownBy } from '../support/access/known';
import { letIn, rows } from '../support/access/rows';
import { aScene, type Scene } from '../support/access/scene';
import { townForTests } from '../support/moveIsKept';
import { anOperationId } from '../support/town';

const town = townForTests();

let scene: Scene = {};
let keeper: Keeper;
beforeAll(async () => {
  scene = await aScene(town());
  keeper = await aKeeper(town());
});

/** Everything an answer says but which call it was. */
type Told = {
  readonly ok: boolean;
  readonly requestId: '';
  readonly at: '';
  readonly code?: FaultCode;
  readonly detail?: object;
};

const asks = async (column: Column, action: ActionName, input: object): Promise<Told> => {
  const press = isChanging(action) ? { operationId: anOperationId() } : {};
  const answer = await town()
    .as(cast[column])
    .sends(functionOf(action), { action, input, ...press });
  return { ...answer, requestId: '', at: '' };
};

const inputOf = async (column: Column, action: ActionName): Promise<object> =>
  inputs[action]({ scene, column, town: town() });

/** How nobody is let in. Anything else is said of the matter itself, to whoever may hear of it. */
const shut: readonly (FaultCode | undefined)[] = [
  'NOT_FOUND',
  'NOT_YOURS_TO_DO',
  'NOT_ON_DUTY',
  'REGISTER_FIRST',
  'VOLUNTEER_FIRST',
  'GUARDIAN_FIRST',
];

const refusedIn = (action: ActionName): Column[] => columns.filter((column) => !letIn(action).has(column));

test('every action has a row and every name in it a column', () => {
  expect(Object.keys(rows).sort()).toEqual([...actionNames].sort());
  for (const action of actionNames) for (const column of letIn(action).keys()) expect(columns).toContain(column);
});

describe('whoever is not in the row', () => {
  test.each(actionNames)('%s: hears no, and a stranger the same as of nothing', async (action) => {
    await Promise.all(
      refusedIn(action).map(async (column) => {
        const input = await inputOf(column, action);
        const told = await asks(column, action, input);
        expect({ column, told }).toMatchObject({ column, told: { ok: false } });
        expect(shut).toContain(told.code);
        const nothing = aboutNothing(input);
        const toldOfNothing = nothing ? await asks(column, action, nothing) : told;
        if (JSON.stringify(told) === JSON.stringify(toldOfNothing)) return;
        const ask = async (read: ActionName, about: object) => (await asks(column, read, about)).ok;
        expect({ column, told, toldOfNothing, mayKnow: await knownBy(input, scene, ask) }).toMatchObject({
          mayKnow: true,
        });
      }),
    );
  });

  test('changed nothing, however often they tried', async () => {
    expect(await keeper.changed()).toEqual([]);
  });
});

/** What somebody does for themselves is in nobody's way: the scene is put back once for all of them. */
const apart: ReadonlySet<ActionName> = new Set<ActionName>([
  ...(['person.register', 'request.submit', 'wish.post', 'shop.register', 'seeker.say', 'job.interest'] as const),
  ...(['order.place', 'point.code', 'point.remind', 'reward.redeem', 'task.claim', 'group.enter'] as const),
  ...(['volunteer.register', 'volunteer.update', 'volunteer.leave', 'volunteer.join', 'volunteer.quit'] as const),
]);

/** What may be asked about a child as well as about oneself: the rows above say who may do it for themselves. */
const ofChildren = actionNames.filter((action) => {
  const { entries = {} } = actions[action].input as { readonly entries?: object };
  return action.startsWith('person.') && 'ward' in entries;
});

describe('about a child under fourteen', () => {
  test.each(ofChildren)('%s: the guardian is let in, and everybody else hears that there is none', async (action) => {
    for (const column of columns) {
      const input = await inputOf(column, action);
      const about = (ward: string | undefined) => asks(column, action, { ...input, ward });
      const told = await about(scene['child']);
      expect({ column, ok: told.ok }).toEqual({ column, ok: column === '监护人' });
      if (told.ok && isChanging(action)) await keeper.restore();
      for (const nothing of [scene['consented'], 'z'.repeat(24)])
        expect({ column, told: await about(nothing) }).toMatchObject({ column, told: { code: 'NOT_FOUND' } });
      if (!told.ok) expect(told.code).toBe('NOT_FOUND');
    }
    expect(await keeper.changed()).toEqual([]);
  });

  test('six of them', () => expect(ofChildren).toHaveLength(6));
});

describe('whoever is in the row', () => {
  test.each(actionNames)('%s: is let in and hears what the row says', async (action) => {
    const heard: Partial<Record<Column, string>> = {};
    for (const column of letIn(action).keys()) {
      const told = await asks(column, action, await inputOf(column, action));
      heard[column] = told.ok ? 'done' : (told.code ?? '');
      if (told.ok && isChanging(action) && !apart.has(action)) await keeper.restore();
    }
    if (apart.has(action)) await keeper.restore();
    expect(heard).toEqual(Object.fromEntries(letIn(action)));
  });

  test('left the scene as it was for the next', async () => {
    expect(await keeper.changed()).toEqual([]);
  });
});
