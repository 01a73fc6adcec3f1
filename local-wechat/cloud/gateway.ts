import { asCloudError, refuse } from './fault';
import { CallError, APP_ID } from './functions/host';
import type { Parts } from './parts';
import type { People, Person } from './people';
import { LOST, json, jsonOf, type Answer, type Asked, type Route } from './server';
import { FILE_BYTES, type Link } from './storage';

/** The numbers WeChat shows a mini-program for what happened in the cloud. */
const errCodes: Record<string, number> = {
  SYS_ERR: -501001,
  INVALID_PARAM: -501007,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
};

type ForPerson = (asked: Asked, person: Person) => unknown;

/** `{"$cloudID": "…"}`, the JSON form of `wx.cloud.CloudID("…")`. */
const cloudIdIn = (value: unknown): string | undefined => {
  const { $cloudID: id } = (typeof value === 'object' && value !== null ? value : {}) as { $cloudID?: unknown };
  return typeof id === 'string' ? id : undefined;
};

/** Opens the CloudIDs among the top-level fields of a call's data, as WeChat does; deeper ones stay sealed. */
const unsealed = (data: object, people: People, openid: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const id = cloudIdIn(value);
      return [key, id === undefined ? (value as unknown) : people.open(id, openid)];
    }),
  );

const refusal = (api: string, error: unknown): Answer => {
  const { code, message } = asCloudError(error);
  const errCode = errCodes[code] ?? -501001;
  const errMsg = `cloud.${api}:fail Error: errCode: ${errCode} | errMsg: ${message}`;
  const requestID = error instanceof CallError ? error.live.call.requestId : '';
  return json({ errCode, errMsg, requestID }, code === 'INVALID_SESSION' ? 401 : 200);
};

const callFunction =
  ({ people, host, mishaps }: Parts): ForPerson =>
  async ({ body }, { openid, unionid }) => {
    const { name, data = {} } = jsonOf(body);
    if (typeof name !== 'string') return refuse('INVALID_PARAM', 'callFunction needs {"name": "<function>"}');
    if (typeof data !== 'object' || data === null) return refuse('INVALID_PARAM', 'the data of a call is an object');
    people.visited(openid);
    const event = { ...unsealed(data, people, openid), userInfo: { appId: APP_ID, openId: openid } };
    try {
      const { result, live } = await host.invoke({ name, event, caller: { source: 'wx_client', openid, unionid } });
      if (mishaps.strikes('dropReply', live.call)) return LOST;
      return { result: JSON.parse(result) as unknown, requestID: live.call.requestId };
    } catch (error) {
      if (error instanceof CallError && mishaps.strikes('dropReply', error.live.call)) return LOST;
      throw error;
    }
  };

/** What a phone asks of the cloud. The person is whoever the session says and nobody else. */
export const gatewayRoutes = (parts: Parts): Route[] => {
  const { people, storage } = parts;
  const forPerson = (api: string, perform: ForPerson): Route => ({
    method: 'POST',
    path: `/client/${api}`,
    answer: async (asked) => {
      try {
        return await perform(asked, people.bySession(asked.headers['x-session']));
      } catch (error) {
        return refusal(api, error);
      }
    },
  });
  return [
    { method: 'GET', path: '/client/personas', answer: () => people.personas() },
    { method: 'POST', path: '/client/login', answer: ({ body }) => people.login(jsonOf(body).persona) },
    forPerson('callFunction', callFunction(parts)),
    {
      ...forPerson('uploadFile', ({ query, body }, { openid }) => ({
        fileID: storage.save(query.get('cloudPath') ?? '', body, openid),
        statusCode: 200,
      })),
      most: FILE_BYTES,
    },
    forPerson('getTempFileURL', ({ body }) => ({ fileList: storage.links(jsonOf(body).fileList).map(asPhoneSees) })),
    forPerson('cloudID', ({ body }, { openid }) => ({ cloudID: people.seal(openid, jsonOf(body).data) })),
  ];
};

const asPhoneSees = ({ code, ...link }: Link): object => ({
  ...link,
  status: code === 'SUCCESS' ? 0 : (errCodes[code] ?? -1),
  errMsg: code === 'SUCCESS' ? 'ok' : 'storage file not exists',
});
