import { randomBytes } from 'node:crypto';
import { Query } from 'mingo/query';
import { refuse } from '../fault';
import type { Trip } from './database';
import { decodeRecord, encode, isRecord, type Document } from './ejson';
import { GET_DEFAULT_ROWS, GET_MAX_ROWS } from './limits';
import { at, checkQuery, options, sortOf } from './operators';
import { comparator } from './order';
import { existing, read, type Collection, type Store } from './store';
import { changed, checkFieldNames, checkUpdate } from './update';

type Call = { body: Document; now: number; trip: Trip };

export const openActions = (store: Store, now: () => number) => {
  const match = (collection: Collection, query: Document, trip: Trip): Document[] => {
    checkQuery(query);
    const test = new Query(query as never, options);
    const found: Document[] = [];
    for (
      let after = 0, rows = store.scan(collection, after, 500);
      rows.length > 0;
      rows = store.scan(collection, after, 500)
    )
      for (const row of rows) {
        after = row.rid;
        const document = read(row);
        trip.documentsExamined++;
        if (test.test(document)) found.push(document);
      }
    return found;
  };

  const insert = (name: string, documents: Document[]): unknown[] =>
    store.atomically(() =>
      documents.map((given) => {
        checkFieldNames(given);
        const document = { _id: given['_id'] ?? randomBytes(16).toString('hex'), ...given };
        const collection = existing(store, name);
        if (store.byId(collection, document._id))
          refuse(
            'DATABASE_REQUEST_FAILED',
            `E11000 duplicate key error collection: ${name} index: _id_ dup key: { _id: ${encode(document._id)} }`,
          );
        store.put(collection, document._id, document);
        return document._id;
      }),
    );

  const collectionOf = ({ body, trip }: Call): Collection => {
    const name = String(body['collectionName'] ?? '');
    trip.collection = name;
    return existing(store, name);
  };

  const answers: Record<string, (call: Call) => unknown> = {
    'database.addCollection': ({ body }) => {
      const name = String(body['collectionName'] ?? '');
      if (store.find(name)) refuse('DATABASE_REQUEST_FAILED', `Table exist: ${name}`);
      store.create(name);
      return {};
    },
    'database.insertDocument': (call) => {
      const collection = collectionOf(call);
      const data = call.body['data'];
      if (!Array.isArray(data)) return refuse('INVALID_PARAM', '"data" needs a list of documents.');
      return {
        insertedIds: insert(
          collection.name,
          data.map((text) => decodeRecord(text, call.now, 'data')),
        ),
      };
    },
    'database.getDocument': (call) => {
      const { body } = call;
      const collection = collectionOf(call);
      const found = match(collection, decodeRecord(body['query'], call.now, 'query'), call.trip);
      const order = decodeRecord(body['order'], call.now, 'order');
      if (Object.keys(order).length > 0) found.sort(comparator(sortOf(order), at));
      const offset = Number(body['offset'] ?? 0);
      const limit = Math.min(Number(body['limit'] ?? GET_DEFAULT_ROWS), GET_MAX_ROWS);
      const page = found.slice(offset, offset + limit);
      const projection = decodeRecord(body['projection'], call.now, 'projection');
      const list = new Query({}, options).find(page, projection as never).all();
      call.trip.documentsReturned = list.length;
      return { list: list.map(encode), offset, limit };
    },
    'database.calculateDocument': (call) => ({
      total: match(collectionOf(call), decodeRecord(call.body['query'], call.now, 'query'), call.trip).length,
    }),
    'database.modifyDocument': (call) => {
      const { body, trip } = call;
      const collection = collectionOf(call);
      const query = decodeRecord(body['query'], call.now, 'query');
      const data = decodeRecord(body['data'], call.now, 'data');
      if (body['merge'] === true) checkUpdate(data);
      else checkFieldNames(data);
      const found = match(collection, query, trip).slice(0, body['multi'] === true ? undefined : 1);
      return store.atomically(() => {
        if (found.length === 0 && body['upsert'] === true) {
          const [id] = insert(collection.name, [{ ...query, ...data }]);
          return { updated: 0, upsert_id: id };
        }
        let updated = 0;
        for (const document of found) {
          const before = encode(document);
          const after = body['merge'] === true ? changed(document, data, query) : { _id: document['_id'], ...data };
          if (encode(after) === before) continue;
          store.put(collection, after['_id'], after);
          updated++;
        }
        return { updated };
      });
    },
    'database.removeDocument': (call) => {
      const collection = collectionOf(call);
      const found = match(collection, decodeRecord(call.body['query'], call.now, 'query'), call.trip);
      const gone = call.body['multi'] === true ? found : found.slice(0, 1);
      store.atomically(() => gone.forEach((document) => store.put(collection, document['_id'], null)));
      return { deleted: gone.length };
    },
  };

  return {
    insert,
    forget: (): void => undefined,
    answer: (body: Document, seen: (trip: Trip) => void): unknown => {
      const action = String(body['action'] ?? '');
      const answer = Object.hasOwn(answers, action) ? answers[action] : undefined;
      if (!answer) return refuse('INVALID_PARAM', `The local cloud does not know the action ${action}.`);
      const trip: Trip = { action, documentsExamined: 0, documentsReturned: 0 };
      try {
        return answer({ body: isRecord(body) ? body : {}, now: now(), trip });
      } finally {
        seen(trip);
      }
    },
  };
};
