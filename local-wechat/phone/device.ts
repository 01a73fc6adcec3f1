/**
 * The hardware and the settings of one phone: everything a test or the desk may turn from outside.
 * `wx/*` reads it when asked and subscribes for `wx.onNetworkStatusChange` and its like.
 */
export type DeviceState = {
  /** Id of the persona who holds this phone; null before anyone signed in. */
  persona: string | null;
  /** The client gateway's session, sent as `x-session`. */
  session: string;
  /** The client gateway's origin, e.g. `http://127.0.0.1:7600`; empty means the page's own origin. */
  cloudUrl: string;
  /** Put before every storage key, since phones on one desk share one localStorage. */
  storagePrefix: string;
  online: boolean;
  /** Milliseconds a weak signal adds to every request. */
  delay: number;
  /** False: what is sent arrives, and the answer is lost on its way back. */
  answers: boolean;
  /** WeChat's fontSizeSetting: 16 is standard, 23.8 the largest. */
  fontSize: number;
  theme: 'light' | 'dark';
  /** Whether an unasked privacy authorisation stands: the popup must be answered first. */
  privacyAgreed: boolean;
};

export type Place = { name: string; address: string; latitude: number; longitude: number };

/** The world around the phone. Tests and the desk give it; a missing one is a refusal by the person. */
export type Surroundings = {
  /** Answers what the person picked with the camera or the album; null is "cancelled". */
  media(request: { count: number; mediaType: string[]; sourceType: string[] }): Promise<Blob[] | null>;
  /** Places offered by chooseLocation; the first is where the phone is. */
  places(): Promise<Place[]>;
  /** What the camera reads when scanning a code; null is "cancelled". */
  scan(): Promise<{ result: string; path?: string } | null>;
  /** A card was sent to somebody or into a group; whoever opens it there starts with this ticket, if any. */
  share(card: SharedCard): void;
  now(): Date;
  /** Plugins of other makers that the mini-program may ask for, by the name it gives them. */
  plugins: Readonly<Record<string, object>>;
};

/** Whom a card can be sent to; a group has its opengid. */
export type ShareTarget = { kind: 'person' | 'group'; id: string; name: string };

export type SharedCard = {
  title: string;
  path: string;
  imageUrl?: string;
  to: ShareTarget;
  shareTicket?: string;
};

export type Device = {
  get(): DeviceState;
  set(patch: Partial<DeviceState>): void;
  /** Called after every change with the new and the old state; answers how to stop. */
  subscribe(listener: (now: DeviceState, before: DeviceState) => void): () => void;
  around: Surroundings;
};

const outOfTheBox: DeviceState = {
  persona: null,
  session: '',
  cloudUrl: '',
  storagePrefix: 'phone:',
  online: true,
  delay: 0,
  answers: true,
  fontSize: 16,
  theme: 'light',
  privacyAgreed: false,
};

const nothingAround: Surroundings = {
  media: () => Promise.resolve(null),
  places: () => Promise.resolve([]),
  scan: () => Promise.resolve(null),
  share: () => undefined,
  now: () => new Date(),
  plugins: {},
};

/** A phone out of its box, with the settings that matter to the caller. */
export const makeDevice = (settings: Partial<DeviceState> = {}, around: Partial<Surroundings> = {}): Device => {
  let state: DeviceState = { ...outOfTheBox, ...settings };
  const listeners = new Set<(now: DeviceState, before: DeviceState) => void>();
  return {
    get: () => state,
    set: (patch) => {
      const before = state;
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener(state, before);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    around: { ...nothingAround, ...around },
  };
};
