import { Query } from 'mingo/query';
import { refuse } from '../fault';
import { aggregate } from './aggregate';
import { decode, decodeRecord, encode, isRecord, type Document } from './ejson';
import { following, type Found } from './find';
import { COLLECTIONS_MAX_COUNT, GET_DEFAULT_ROWS, GET_MAX_ROWS } from './limits';
import { checkProjection, options } from './operators';
import { sortOf } from './order';
import type { Collection, Store } from './store';
import type { Transactions } from './transactions';
import type { Trip } from './trip';
import { insert, look, modify, remove, type Context } from './writes';

type Call = Context & { body: Document; nowMs: number };

const COLLECTION_NAME = /^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,63}$/;

const recordIn = ({ body, nowMs }: Call, name: string): Document => decodeRecord(body[name], nowMs, name);

const countIn = ({ body, nowMs }: Call, name: string, otherwise: number): number => {
  const value = body[name] === undefined ? otherwise : decode(body[name], nowMs);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : refuse('INVALID_PARAM', `"${name}" needs a whole number from 0.`);
};

const nameIn = ({ body }: Call): string => {
  const name = body['collectionName'];
  return typeof name === 'string' && COLLECTION_NAME.test(name)
    ? name
    : refuse('INVALID_PARAM', 'A collection name has letters, digits, "_" and "-" only.');
};

const collectionIn = (call: Call): Collection => {
  const name = nameIn(call);
  call.trip.collection = name;
  return call.store.existing(name);
};

const transactionIn = ({ transactionId }: Call): string =>
  transactionId ?? refuse('INVALID_PARAM', '"transactionId" is missing.');

/** Whole fields by their names and nothing else; undefined when more is asked. */
const fieldsAsked = (projection: Document): string[] | undefined => {
  const names = Object.keys(projection);
  const plain = names.every((name) => !name.includes('.') && [1, true].includes(projection[name] as number));
  return plain ? ['_id', ...names.filter((name) => name !== '_id')] : undefined;
};

const documentsIn = (found: Found[]): Document[] => found.map(({ document }) => document);

/** The documents' texts, with as much of each as is asked. */
const project = (found: Found[], projection: Document): string[] => {
  if (Object.keys(projection).length === 0) return found.map(({ text }) => text);
  checkProjection(projection);
  const names = fieldsAsked(projection);
  const documents = documentsIn(found);
  if (names)
    return documents.map((document) =>
      encode(Object.fromEntries(names.filter((name) => name in document).map((name) => [name, document[name]]))),
    );
  const query = new Query({}, options);
  return following([projection], () => query.find<Document>(documents, projection as never).all()).map(encode);
};

const stagesIn = ({ body, nowMs }: Call): Document[] => {
  const stages = body['stages'];
  if (!Array.isArray(stages)) return refuse('INVALID_PARAM', '"stages" needs a list.');
  return stages.map((stage: unknown) =>
    isRecord(stage) && typeof stage['stageKey'] === 'string' && typeof stage['stageValue'] === 'string'
      ? { [stage['stageKey']]: decode(stage['stageValue'], nowMs) }
      : refuse('INVALID_PARAM', 'A stage needs "stageKey" and "stageValue".'),
  );
};

const getDocument = (call: Call): unknown => {
  const collection = collectionIn(call);
  const order = recordIn(call, 'order');
  const offset = countIn(call, 'offset', 0);
  const limit = Math.min(countIn(call, 'limit', GET_DEFAULT_ROWS) || GET_DEFAULT_ROWS, GET_MAX_ROWS);
  const sort = Object.keys(order).length > 0 ? sortOf(order) : [];
  const found = look(call, collection, { query: recordIn(call, 'query'), sort, limit: offset + limit });
  const list = project(found.slice(offset), recordIn(call, 'projection'));
  call.trip.documentsReturned = list.length;
  return { list, offset, limit };
};

const aggregateDocuments = (call: Call): unknown => {
  const collection = collectionIn(call);
  const list = aggregate(stagesIn(call), {
    opening: (wanted) => documentsIn(look(call, collection, wanted)),
    all: (name) => {
      const other = call.store.find(name);
      return other ? documentsIn(look(call, other, { query: {} })) : [];
    },
  });
  call.trip.documentsReturned = list.length;
  return { list: list.map(encode) };
};

const modifyDocument = (call: Call): unknown => {
  const { body } = call;
  const { updated, upsert_id } = modify(call, collectionIn(call), {
    query: recordIn(call, 'query'),
    data: recordIn(call, 'data'),
    multi: body['multi'] === true,
    merge: body['merge'] === true,
    upsert: body['upsert'] === true,
  });
  return { updated, ...(upsert_id !== undefined && { upsert_id }) };
};

const modifyAndReturnDoc = (call: Call): unknown => {
  const query = recordIn(call, 'query');
  const how = { multi: false, merge: true, upsert: false };
  const { updated, documents } = modify(call, collectionIn(call), { query, data: recordIn(call, 'data'), ...how });
  return { updated, doc: documents[0] ? encode(documents[0]) : null };
};

const insertDocument = (call: Call): unknown => {
  const { data } = call.body;
  const collection = collectionIn(call);
  if (!Array.isArray(data)) return refuse('INVALID_PARAM', '"data" needs a list of documents.');
  const documents = data.map((text) => decodeRecord(text, call.nowMs, 'data'));
  return { insertedIds: insert(call, collection, documents) };
};

const count = (call: Call): number => {
  const collection = collectionIn(call);
  const query = recordIn(call, 'query');
  const everything = Object.keys(query).length === 0 && call.transactionId === undefined;
  return everything ? call.store.count(collection) : look(call, collection, { query }).length;
};

const addCollection = (call: Call): unknown => {
  const name = nameIn(call);
  if (call.store.find(name)) refuse('DATABASE_REQUEST_FAILED', `Table exist: ${name}.`);
  if (call.store.names().length >= COLLECTIONS_MAX_COUNT)
    refuse('DATABASE_COLLECTION_EXCEED_LIMIT', `An environment has at most ${COLLECTIONS_MAX_COUNT} collections.`);
  call.store.create(name);
  return {};
};

/** Every wire action, one row each. */
const actions: Record<string, (call: Call) => unknown> = {
  'database.addCollection': addCollection,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': (call) => ({ total: count(call) }),
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': (call) => ({
    deleted: remove(call, collectionIn(call), recordIn(call, 'query'), call.body['multi'] === true),
  }),
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': ({ transactions }) => ({ transactionId: transactions.start() }),
  'database.commitTransaction': (call) => {
    call.trip.documentsWritten = call.transactions.commit(transactionIn(call));
    return {};
  },
  'database.abortTransaction': (call) => {
    call.transactions.abort(transactionIn(call));
    return {};
  },
};

type Parties = { store: Store; transactions: Transactions; now: () => number };

/** Answers one wire call; the trip is told also when the call fails. */
export const answer = ({ store, transactions, now }: Parties, body: Document, seen: (trip: Trip) => void): unknown => {
  const action = String(body['action']);
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!act) return refuse('INVALID_PARAM', `The local cloud does not know the action ${action.slice(0, 80)}.`);
  const transactionId = body['transactionId'] ?? undefined;
  if (transactionId !== undefined && typeof transactionId !== 'string')
    return refuse('INVALID_PARAM', '"transactionId" needs a text.');
  const trip: Trip = { action, documentsExamined: 0, documentsReturned: 0, documentsWritten: 0 };
  try {
    return act({ store, transactions, transactionId, trip, body, nowMs: now() });
  } catch (error) {
    if (transactionId !== undefined) transactions.fail(transactionId);
    throw error;
  } finally {
    seen(trip);
  }
};
