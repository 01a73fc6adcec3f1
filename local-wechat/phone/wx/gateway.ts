import type { Device } from '../device';
import { Refusal } from './call';
import type { Reply, Request } from './http';
import { send } from './http';

const parsed = (reply: Reply): Record<string, unknown> => {
  try {
    return JSON.parse(String(reply.body)) as Record<string, unknown>;
  } catch {
    throw new Refusal(`the cloud answered ${reply.status} without JSON`, { errCode: -1 });
  }
};

/** The cloud says no with HTTP 200 and an errCode, as WeChat's gateway does, or with an HTTP status and a message. */
const accepted = (reply: Reply): Record<string, unknown> => {
  const answer = parsed(reply);
  const { errCode, errMsg, message, requestID } = answer;
  const said = String(errMsg ?? message ?? `HTTP ${reply.status}`);
  if ((typeof errCode === 'number' && errCode !== 0) || reply.status >= 400) {
    throw new Refusal(said, {
      errCode: typeof errCode === 'number' ? errCode : -1,
      ...(typeof requestID === 'string' && { requestID }),
    });
  }
  return answer;
};

/** Signs the phone's holder in at the local cloud; on the real service WeChat itself does this. */
export const signIn = async (device: Device): Promise<string> => {
  const { cloudUrl, persona } = device.get();
  const body = JSON.stringify({ persona });
  const headers = { 'content-type': 'application/json' };
  const answer = accepted(await send(device, { url: `${cloudUrl}/client/login`, method: 'POST', headers, body }));
  device.set({ session: String(answer['session']) });
  return String(answer['openid']);
};

export type Gateway = {
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  upload(path: string, file: Blob, more: Pick<Request, 'onProgress' | 'signal'>): Promise<Record<string, unknown>>;
};

/** The phone's end of `/client/*`. A session the cloud no longer knows (it was restarted) is renewed once. */
export const makeGateway = (device: Device): Gateway => {
  const post = async (path: string, type: string, request: Partial<Request>): Promise<Record<string, unknown>> => {
    const once = (): Promise<Reply> =>
      send(device, {
        ...request,
        method: 'POST',
        url: `${device.get().cloudUrl}/client/${path}`,
        headers: { 'content-type': type, 'x-session': device.get().session },
      });
    if (!device.get().session) await signIn(device);
    const reply = await once();
    if (reply.status !== 401) return accepted(reply);
    await signIn(device);
    return accepted(await once());
  };
  return {
    post: (path, body) => post(path, 'application/json', { body: JSON.stringify(body) }),
    upload: (path, body, more) => post(path, body.type || 'application/octet-stream', { ...more, body }),
  };
};
