import { functionOf } from '../../domain/contract';
import { letCanariesIn, markersIn, ownMark } from '../support/access/canaries';
import { cast, columns, type Column } from '../support/access/cast';
import { questionsOf } from '../support/access/questions';
import { namedIn } from '../support/access/rows';
import { aScene, type Scene } from '../support/access/scene';
import { seenBy } from '../support/access/seen';
import { townForTests } from '../support/moveIsKept';

const town = townForTests();

type Sighting = { readonly marker: string; readonly action: string; readonly column: Column };

let scene: Scene = {};
let markers: ReadonlySet<string> = new Set();
const answers: string[] = [];
const seen: Sighting[] = [];

/** Asks everything there is to ask; what must be the phone's own fault is a fault of this test. */
const asksAll = async (column: Column): Promise<void> => {
  const somebody = town().as(cast[column]);
  const { openid } = await town().cloud.login(cast[column]);
  for (const [action, input] of await questionsOf(scene, column, town())) {
    const answer = await somebody.sends(functionOf(action), { action, input });
    expect(['BAD_INPUT', 'INTERNAL', 'TOO_OFTEN']).not.toContain(answer.ok ? '' : answer.code);
    const said = JSON.stringify(answer);
    answers.push(said);
    seen.push(...markersIn(said, ownMark(openid)).map((marker) => ({ marker, action, column })));
    if (!answer.ok) expect(markersIn(said)).toEqual([]);
  }
};

beforeAll(async () => {
  scene = await aScene(town());
  markers = await letCanariesIn(town());
  await Promise.all(columns.map(asksAll));
});

test('there is a canary in every kind of thing that says something of somebody', () => {
  expect([...markers].sort()).toEqual(Object.keys(seenBy).sort());
});

test.each(Object.keys(seenBy))('%s is seen by those the table names, and by nobody else', (marker) => {
  const sightings: Record<string, Column[]> = {};
  for (const one of seen.filter((sighting) => sighting.marker === marker))
    sightings[one.action] = [...new Set([...(sightings[one.action] ?? []), one.column])];
  const inOrder = (those: readonly Column[]): Column[] => columns.filter((column) => those.includes(column));
  const told = Object.fromEntries(Object.entries(sightings).map(([action, those]) => [action, inOrder(those)]));
  const allowed = Object.fromEntries(
    Object.entries(seenBy[marker] ?? {}).map(([action, row]) => [action, inOrder([...namedIn(row).keys()])]),
  );
  expect(told).toEqual(allowed);
});

test('no answer to anybody, a refusal included, names an openid', async () => {
  const openids = await Promise.all(columns.map(async (column) => (await town().cloud.login(cast[column])).openid));
  const said = answers.join('\n');
  for (const openid of openids) expect(said.includes(openid)).toBe(false);
});

test('no log of a function holds one, whatever was asked and whatever the clock did with it', async () => {
  await town().tick();
  await town().later(3 * 86_400_000);
  await town().tick();
  const logs = JSON.stringify(await town().cloud.logs());
  expect(markersIn(logs)).toEqual([]);
  expect(logs).not.toMatch(/o-demo-|"o-[0-9A-Za-z_-]{26}/);
});

test('no message that left tells anybody’s name, number or address', async () => {
  const sent = (await town().cloud.outbox()).filter(({ api }) => api === 'subscribeMessage.send');
  expect(markersIn(JSON.stringify(sent)).filter((marker) => !marker.endsWith('.notices.words'))).toEqual([]);
});
