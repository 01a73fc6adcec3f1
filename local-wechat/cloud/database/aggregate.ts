import { Aggregator } from 'mingo/aggregator';
import { refuse } from '../fault';
import { isRecord, type Document } from './ejson';
import type { Wanted } from './find';
import { withinTime } from './guard';
import { PIPELINE_MAX_STAGES } from './limits';
import { checkStage, options } from './operators';
import { sortOf } from './order';

export type Readers = {
  /** The documents a pipeline begins with. */
  opening: (wanted: Wanted) => Document[];
  /** All documents of another collection, for $lookup and the like. */
  all: (collection: string) => Document[];
};

const stageOf = (stages: Document[], name: string, place: number): unknown => stages[place]?.[name];

/** How a pipeline begins, as far as the store can do it itself: match, then sort, then limit. */
const openingOf = (stages: Document[]): Wanted => {
  const match = stageOf(stages, '$match', 0);
  const place = isRecord(match) ? 1 : 0;
  const sort = stageOf(stages, '$sort', place);
  const limit = stageOf(stages, '$limit', place + (sort === undefined ? 0 : 1));
  return {
    query: isRecord(match) ? match : {},
    sort: sort === undefined ? [] : sortOf(sort),
    ...(typeof limit === 'number' && limit > 0 && { limit }),
  };
};

/** The other collections a pipeline reads, wherever it nests. */
const othersOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(othersOf);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === 'from' || key === 'coll' || key === '$unionWith') && typeof item === 'string' ? [item] : othersOf(item),
  );
};

export const aggregate = (stages: Document[], readers: Readers): unknown[] => {
  if (stages.length > PIPELINE_MAX_STAGES)
    refuse('INVALID_PARAM', `A pipeline has at most ${PIPELINE_MAX_STAGES} stages.`);
  stages.forEach(checkStage);
  const others = new Map(othersOf(stages).map((name) => [name, readers.all(name)]));
  const documents = readers.opening(openingOf(stages));
  const pipeline = new Aggregator(
    stages as never[],
    {
      ...options,
      collectionResolver: (name: string) => others.get(name) ?? [],
    } as never,
  );
  return withinTime(() => pipeline.run(documents));
};
