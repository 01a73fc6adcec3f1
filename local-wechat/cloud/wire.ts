import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { msSince, type LiveCall } from './calls';
import { asCloudError, CloudError, refuse } from './fault';
import { CallError } from './functions/host';
import { formFields } from './multipart';
import type { Parts } from './parts';
import { LOST, json, jsonOf, type Answer, type Asked } from './server';

const writes = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.commitTransaction',
]);

/** A request of the SDK: its fields, the call it was made in (if any), and which step of that call it is. */
type Request = { body: Record<string, unknown>; live: LiveCall | undefined; step: number; source: string };
type Action = (request: Request) => unknown;

/** Wraps a database trip in the trouble a rule has ordered for the n-th write of this call. */
const databaseAction =
  ({ database, journal, mishaps, now }: Parts): Action =>
  async ({ body, live, step }) => {
    const trip = (): unknown => {
      const began = performance.now();
      return database.call(body, (seen) => {
        if (live) journal.trip(live, { ...seen, step, at: new Date(now()).toISOString(), ms: msSince(began) });
      });
    };
    if (!live || !writes.has(String(body.action))) return trip();
    const nth = (live.writes += 1);
    const die = (when: string): symbol => {
      live.kill(`the function was killed ${when} its write ${nth}, as the fault rule asked`);
      return LOST;
    };
    const late = mishaps.strikes('latency', live.call, nth);
    if (late) await pause(late.ms ?? 0);
    if (mishaps.strikes('crashBefore', live.call, nth)) return die('before');
    if (mishaps.strikes('conflict', live.call, nth))
      return refuse('DATABASE_TRANSACTION_CONFLICT', 'write conflict, as the fault rule asked');
    const value = trip();
    if (mishaps.strikes('crashAfter', live.call, nth)) return die('after');
    return mishaps.strikes('dropReply', live.call, nth) ? LOST : value;
  };

/** A function calling a function: the person passes on, and the inner call may go past the pool's cap. */
const invokeFunction =
  ({ host }: Parts): Action =>
  async ({ body, live, source }) => {
    const text = typeof body.request_data === 'string' ? body.request_data : '';
    const event = jsonOf(Buffer.from(text));
    const { WX_OPENID: openid, WX_UNIONID: unionid } = live?.env ?? {};
    const caller = { source, openid, unionid, depth: (live?.call.depth ?? 0) + 1 };
    const { result } = await host.invoke({ name: String(body.function_name), event, caller });
    return { response_data: result };
  };

const actionsOf = (parts: Parts): Record<string, Action> => ({
  'functions.invokeFunction': invokeFunction(parts),
  'storage.getUploadMetadata': ({ body }) => parts.storage.uploadTicket(String(body.path ?? '')),
  'storage.batchGetDownloadUrl': ({ body }) => ({ download_list: parts.storage.links(body.file_list) }),
  'storage.batchDeleteFile': ({ body }) => ({ delete_list: parts.storage.removeAll(body.fileid_list) }),
});

const fieldsOf = ({ headers, body }: Asked): Record<string, unknown> =>
  headers['content-type']?.startsWith('multipart/') ? formFields(headers['content-type'], body) : jsonOf(body);

const failed = (error: unknown, requestId: string): Answer => {
  if (!(error instanceof CloudError)) console.error(error);
  const { code, message } = asCloudError(error);
  return json({ code, message, requestId: error instanceof CallError ? error.live.call.requestId : requestId });
};

/** `POST /admin`: everything wx-server-sdk and @cloudbase/node-sdk ask of the cloud. */
export const openWire = (parts: Parts): ((asked: Asked) => Promise<unknown>) => {
  const actions = actionsOf(parts);
  const onDatabase = databaseAction(parts);
  return async (asked) => {
    const requestId = randomUUID();
    try {
      const body = fieldsOf(asked);
      const action = String(body.action ?? '');
      const live = parts.journal.byToken(body.wxCloudApiToken);
      const step = Number(asked.headers['x-local-step']) || (live ? live.call.trips.length + 1 : 1);
      if (action === 'wx.openApi') return parts.openapi.answer(body, live);
      const perform = action.startsWith('database.')
        ? onDatabase
        : Object.hasOwn(actions, action)
          ? actions[action]
          : undefined;
      if (!perform)
        return refuse('INVALID_PARAM', `the local cloud does not support the action "${action.slice(0, 80)}"`);
      const source = String(asked.headers['x-tcb-source'] ?? 'wx_unknown');
      const data = await perform({ body, live, step, source });
      if (data === LOST) return LOST;
      return { requestId, data, ...(action === 'database.startTransaction' ? (data as object) : {}) };
    } catch (error) {
      return failed(error, requestId);
    }
  };
};
