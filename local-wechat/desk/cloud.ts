/** What the desk asks of the local cloud beside its phones: who is there, what happened, what time it is. */
export type Persona = { id: string; name: string; openid?: string; note?: string; role?: string; avatar?: string };

export type Trip = {
  action: string;
  collection?: string;
  documentsExamined?: number;
  documentsReturned?: number;
  index?: string;
  ms?: number;
};
export type Call = {
  seq: number;
  requestId: string;
  function: string;
  action?: string;
  openid?: string;
  startedAt: string;
  ms?: number;
  ok?: boolean;
  errCode?: string;
  trips: Trip[];
  sequentialTrips: number;
};
export type Sent = {
  seq: number;
  at: string;
  api: string;
  openid?: string;
  ok: boolean;
  templateId?: string;
  page?: string;
  data?: Record<string, { value?: unknown }>;
};
export type State = {
  now: string;
  offsetMs: number;
  functions: { name: string; triggers: { name: string; config: string }[] }[];
};
export type Collection = { name: string; count: number };

const ask = async <T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> => {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const reply = await fetch(path, init);
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
  return (await reply.json()) as T;
};

/** The addresses of files in the cloud; one that is not there has none. */
const linksTo = async (files: string[]): Promise<Map<string, string>> => {
  const { session } = await ask<{ session: string }>('/client/login', { persona: 'desk' });
  const { fileList } = await ask<{ fileList: { fileID: string; tempFileURL: string }[] }>(
    '/client/getTempFileURL',
    { fileList: files },
    { 'x-session': session },
  );
  return new Map(fileList.filter((file) => file.tempFileURL).map((file) => [file.fileID, file.tempFileURL]));
};

const inCloud = (address = ''): boolean => address.startsWith('cloud://');

/** Pictures kept in the cloud get an address the page can show. */
const withPictures = async (personas: Persona[]): Promise<Persona[]> => {
  const pictures = personas.flatMap(({ avatar }) => (avatar && inCloud(avatar) ? [avatar] : []));
  const links = await linksTo([...new Set(pictures)]);
  return personas.map(({ avatar = '', ...persona }) => {
    const shown = inCloud(avatar) ? links.get(avatar) : avatar;
    return shown ? { ...persona, avatar: shown } : persona;
  });
};

export const cloud = {
  personas: async () => withPictures(await ask<Persona[]>('/client/personas')),
  calls: (since: number) => ask<Call[]>(`/inspect/calls?since=${since}`),
  outbox: () => ask<Sent[]>('/inspect/outbox'),
  state: () => ask<State>('/inspect/state'),
  collections: () => ask<Collection[]>('/inspect/collections'),
  documents: (name: string, skip: number, limit: number) =>
    ask<Record<string, unknown>[]>(`/inspect/collections/${encodeURIComponent(name)}?limit=${limit}&skip=${skip}`),
  moveClock: (order: { set?: string; advanceMs?: number; reset?: true }) =>
    ask<{ fired?: string[] }>('/control/clock', order),
  fire: (name: string, times: number) => ask<{ fired: number; ok: number }>('/control/fire', { function: name, times }),
  /** A mark goes with the cloud's data: where it is missing the data are others. */
  leaveMark: async () => {
    const files = { [`desk/${crypto.randomUUID()}`]: btoa('seen by a desk') };
    const { fileIDs } = await ask<{ fileIDs: string[] }>('/control/load', { files });
    return fileIDs[0] ?? '';
  },
  hasMark: async (mark: string) => mark !== '' && (await linksTo([mark])).has(mark),
  around: <T>() => ask<T>('/desk/around.json'),
};

export type Happening = 'call' | 'outbox' | 'clock' | 'data';

/** One connection for the whole desk: browsers allow six to an address, and the phones need theirs. */
export const listen = (
  heard: (what: Happening, detail: Record<string, unknown>) => void,
  connected: () => void,
): void => {
  const events = new EventSource('/inspect/events');
  events.addEventListener('open', connected);
  for (const kind of ['call', 'outbox', 'clock', 'data'] as const) {
    events.addEventListener(kind, (event) =>
      heard(kind, JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>),
    );
  }
};

/** Runs after each build of the mini-program. */
export const onRebuilt = (reload: () => void): void =>
  new EventSource('/desk/reloads').addEventListener('reload', reload);
