import { createHash, randomBytes } from 'node:crypto';
import { refuse } from './fault';
import { APP_ID } from './functions/host';

/** Somebody who can log in on a phone of the desk. */
export type Persona = {
  id: string;
  name: string;
  openid: string;
  unionid?: string;
  note?: string;
  role?: string;
  avatar?: string;
};
export type Person = { openid: string; unionid?: string | undefined };

const CLOUD_ID_MS = 5 * 60_000;
const INVALID = { errCode: -601005, errMsg: 'invalid cloudID' };
const EXPIRED = { errCode: -601006, errMsg: 'cloudID expired' };
const SOMEBODY_ELSES = { errCode: -601007, errMsg: 'cloudID and calling user does not match' };

/** An unknown id is a first-time visitor, the same person whenever it comes back. */
const strangerOf = (id: string): Person => ({
  openid: `o-${createHash('sha256').update(id).digest('base64url').slice(0, 26)}`,
});

const checkedPersonas = (given: unknown): Persona[] => {
  if (!Array.isArray(given)) return refuse('INVALID_PARAM', 'personas must be a list');
  for (const persona of given as unknown[]) {
    const { id, name, openid } = (persona ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof openid !== 'string')
      return refuse('INVALID_PARAM', 'every persona needs an id, a name and an openid');
  }
  return given as Persona[];
};

export type People = ReturnType<typeof openPeople>;

/** Who is who: personas, sessions, and the sealed data (CloudIDs) WeChat hands a phone for its cloud. */
export const openPeople = (now: () => number) => {
  let personas: Persona[] = [];
  const sessions = new Map<string, Person>();
  const sealed = new Map<string, { openid: string; data: unknown; at: number }>();
  const visits = new Map<string, number>();
  return {
    setPersonas: (given: unknown) => void (personas = checkedPersonas(given)),
    personas: () => personas,
    login: (id: unknown) => {
      if (typeof id !== 'string' || id === '' || id.length > 200)
        return refuse('INVALID_PARAM', 'login needs {"persona": "<id>"}');
      const { openid, unionid } = personas.find((persona) => persona.id === id) ?? strangerOf(id);
      const session = randomBytes(18).toString('base64url');
      sessions.set(session, { openid, unionid });
      return { session, openid };
    },
    bySession: (session: unknown): Person =>
      sessions.get(String(session)) ??
      refuse('INVALID_SESSION', 'log in first: POST /client/login {"persona": "<id>"}'),
    seal: (openid: string, data: unknown) => {
      const cloudID = `${Math.floor(now() / 1000)}_${randomBytes(24).toString('base64url')}`;
      sealed.set(cloudID, { openid, data, at: now() });
      return cloudID;
    },
    open: (cloudID: string, openid: string | undefined): Record<string, unknown> => {
      const found = sealed.get(cloudID);
      if (!found) return { cloudID, ...INVALID };
      if (now() - found.at > CLOUD_ID_MS) return { cloudID, ...EXPIRED };
      if (openid !== undefined && found.openid !== openid) return { cloudID, ...SOMEBODY_ELSES };
      const watermark = { timestamp: Math.floor(found.at / 1000), appid: APP_ID };
      return { cloudID, data: { ...(found.data as object), watermark } };
    },
    visited: (openid: string) => void visits.set(openid, now()),
    lastVisit: (openid: string) => visits.get(openid),
  };
};
