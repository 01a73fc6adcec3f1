import { actionNames, functionOf, isChanging, type ReadingAction } from '../../domain/contract';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import { aFilledTown, type FilledTown } from '../support/filledTown';
import { askedOfOne, costsOf, RATIO_ALLOWED, tripsAllowed, type Question } from '../support/questions';
import { 区管理员, 街道干部, 新邻居, 居民, 社区专员, type Town } from '../support/town';

/** What `npm run bench -- sizes` measures at a million too. */
const MANY = 24_000;
let filled: FilledTown;
const town = (): Town => filled.town;

beforeAll(async () => {
  filled = await aFilledTown(MANY);
});

afterAll(() => filled.stop());

test('every list, count and search there is, is asked', () => {
  // Tasks, wishes, points and shops are measured where they are tested: they do not grow with the requests.
  const reading = actionNames
    .filter((action) => ['community', 'requests'].includes(functionOf(action)))
    .filter((action): action is ReadingAction => !isChanging(action));
  const asked = new Set([...filled.questions.map(({ action }) => action), ...askedOfOne]);
  expect(reading.filter((action) => !asked.has(action))).toEqual([]);
});

/**
 * Street and district step in where nobody below is in post. With more than a hundred to look through there they ask a
 * second time, leaving out where somebody is, and that look goes through what is open: to be indexed (docs/adr/0092).
 */
const stepsIn = ({ who, action, input }: Question): boolean =>
  [街道干部, 区管理员].includes(who) &&
  (action === 'person.home' || ('of' in input && ['inbox', 'turn', 'visits'].includes(String(input.of))));
/** Whether a post is held is a matter of the day, so the vacant ones of a community are found among all of it. */
const amongAll = ({ action, input }: Question): boolean => action === 'post.list' && 'vacant' in input;

test('whoever asks whatever, it takes its trips and looks at what it shows, on every page', async () => {
  const over: string[] = [];
  for (const question of filled.questions) {
    const { who, action, input } = question;
    for (const { trips, ratio } of await costsOf(town(), question))
      if (
        trips > tripsAllowed(action) + Number(stepsIn(question)) ||
        (ratio > RATIO_ALLOWED && !stepsIn(question) && !amongAll(question))
      )
        over.push(`${who} ${action} ${JSON.stringify(input)}: ${trips} trips, ${ratio}`);
  }
  expect(over).toEqual([]);
});

test('the pages are full and the counts stop where a badge does, so that something was measured', async () => {
  const { rows } = await town().as(区管理员).does('request.list', { of: 'inbox', state: 'handling' });
  expect(rows).toHaveLength(PAGE_SIZE);
  expect((await town().as(居民).does('request.list', { of: 'mine' })).rows).toHaveLength(PAGE_SIZE);
  const { turns } = await town().as(社区专员).does('person.home', {});
  expect(turns).toMatchObject({ more: true });
  expect(turns?.total).toBeGreaterThan(0);
  expect(turns?.total).toBeLessThanOrEqual(COUNTED_MAX);
  const lit = await town().as(社区专员).does('request.list', { of: 'inbox', state: 'closed', category: 'lighting' });
  expect(lit.rows).toHaveLength(PAGE_SIZE);
});

test('the board’s rates count nothing: they read what was kept', async () => {
  const { call } = await town().as(新邻居).costs('board.rates', { placeId: '410403' });
  const matters = call.trips.filter(({ collection }) => collection === 'serviceRequests');
  // Nothing but the three it begins with.
  expect(matters).toHaveLength(1);
  for (const { documentsExamined } of matters) expect(documentsExamined).toBeLessThanOrEqual(3);
});

test('a place has a bar for every place below it, and a department a full page of rows, however many there are', async () => {
  const bars = async (placeId: string) =>
    (await town().as(新邻居).does('board.rates', { placeId, month: '2026-10' })).byPlace.length;
  expect(await bars('410403')).toBe(20);
  expect(await bars('410403001001')).toBe(3);
  expect(await bars('410403001001001')).toBe(0);
  const asked = { placeId: '410403', month: '2026-11', figure: 'submitted', department: '卫东区城管局' } as const;
  expect((await town().as(新邻居).does('board.rows', asked)).rows).toHaveLength(PAGE_SIZE);
});
