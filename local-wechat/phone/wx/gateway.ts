import type { Device } from '../device';
import { Refusal } from './call';
import type { Flight, Reply } from './http';
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
  const answer = accepted(await send(device, { url: `${cloudUrl}/client/login`, method: 'POST', headers, body }).reply);
  device.set({ session: String(answer['session']) });
  return String(answer['openid']);
};

export type Gateway = {
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  upload(
    path: string,
    file: Blob,
    onProgress: (sent: number, total: number) => void,
  ): { done: Promise<Record<string, unknown>>; abort(): void };
};

/** The phone's end of `/client/*`. A session the cloud no longer knows (it was restarted) is renewed once. */
export const makeGateway = (device: Device): Gateway => {
  const withSession = async (flight: () => Flight): Promise<Reply> => {
    if (!device.get().session) await signIn(device);
    const reply = await flight().reply;
    if (reply.status !== 401) return reply;
    await signIn(device);
    return flight().reply;
  };
  const headers = (type: string): Record<string, string> => ({
    'content-type': type,
    'x-session': device.get().session,
  });
  const url = (path: string): string => `${device.get().cloudUrl}/client/${path}`;
  return {
    post: async (path, body) =>
      accepted(
        await withSession(() =>
          send(device, {
            url: url(path),
            method: 'POST',
            headers: headers('application/json'),
            body: JSON.stringify(body),
          }),
        ),
      ),
    upload: (path, file, onProgress) => {
      let flight: Flight | undefined;
      const start = (): Flight => {
        const type = file.type || 'application/octet-stream';
        return (flight = send(device, {
          url: url(path),
          method: 'POST',
          headers: headers(type),
          body: file,
          onProgress,
        }));
      };
      return { done: withSession(start).then(accepted), abort: () => flight?.abort() };
    },
  };
};
