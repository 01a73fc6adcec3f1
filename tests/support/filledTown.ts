import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growPlaces } from '../../demo/places';
import { fillDatabase, type Batch } from '../../local-wechat/cloud/database/fill';
import type { IndexFile } from '../../local-wechat/cloud/database/database';
import { cityPlaces } from './city';
import { manyCards, manyPeople, manyRequests, manyTallies, manyTasks, peopleFor } from './manyRequests';
import { questionsAbout, type Question } from './questions';
import { aTown, WEDNESDAY_TEN, type Town } from './town';

const BATCH = 2_000;
const CARDS_ONE_IN = 50;
const TASKS_ONE_IN = 50;

export type FilledTown = {
  readonly town: Town;
  readonly questions: readonly Question[];
  readonly bytes: number;
  readonly seconds: number;
  stop(): Promise<void>;
};

/** The demo's people in a city of its size, with so many requests of two years and everybody who reported them. */
export const aFilledTown = async (size: number): Promise<FilledTown> => {
  const since = performance.now();
  const now = new Date(WEDNESDAY_TEN);
  const [places, ours] = [cityPlaces(), new Set(growPlaces().map(({ _id }) => _id))];
  const people = peopleFor(size);
  const requests = manyRequests(now, places, people);
  let first: { _id: string; number: string } | undefined;
  const batches = function* (): Generator<Batch> {
    yield { collection: 'places', documents: places.filter(({ _id }) => !ours.has(_id)) };
    yield { collection: 'people', documents: manyPeople(people, now, places) };
    yield { collection: 'tasks', documents: manyTasks(size / TASKS_ONE_IN, now) };
    yield { collection: 'cards', documents: manyCards(size / CARDS_ONE_IN, now) };
    yield { collection: 'tallies', documents: manyTallies(now, places) };
    for (let made = 0; made < size; made += BATCH) {
      const documents = requests.next(Math.min(BATCH, size - made));
      first ??= documents.find(({ scopes, state }) => state === 'handling' && scopes.includes('410403001001'));
      yield { collection: 'serviceRequests', documents };
    }
  };
  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  const file = join(folder, 'cloud.db');
  const indexes = readFileSync(join(__dirname, '..', '..', 'dist', 'indexes.json'), 'utf8');
  fillDatabase(file, JSON.parse(indexes) as IndexFile, batches());
  if (!first) throw new Error('Some request is being handled here.');
  const filled = { bytes: statSync(file).size, seconds: Math.round((performance.now() - since) / 1000) };
  const town = await aTown({ data: folder });
  const stop = async (): Promise<void> => {
    await town.stop();
    rmSync(folder, { recursive: true });
  };
  return { ...filled, town, questions: questionsAbout(first._id, first.number), stop };
};
