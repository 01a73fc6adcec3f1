import { withRawPhotos } from '../checks/raw';
import { refuse } from '../kernel/fault';
import type { Place } from '../places/model';
import { memberKeysOf } from '../volunteers/model';
import { agreeing, consentTo, waiting } from './consents';
import { CONSENT_VERSION } from './contract';
import { homeAt, type Person } from './model';

type Registration = {
  readonly consentVersion: string;
  readonly nickname?: string | undefined;
  readonly avatar?: string | undefined;
  readonly child: boolean;
};

/** Under fourteen a yes of one's own is not enough: it waits, and nobody is a resident meanwhile. Said once, it stays said. */
const asChild = (
  { consents, guardianCode: known }: Person,
  child: boolean,
  code: string,
  now: Date,
): Pick<Person, 'consents' | 'guardianCode'> =>
  child && !consentTo('child', consents)
    ? { consents: waiting(consents, 'child', now), guardianCode: code }
    : { consents, guardianCode: known };

/** Nothing is asked but a home and a consent; registering again moves house and keeps what is not said anew. */
export const register = (
  person: Person,
  place: Place,
  said: Registration,
  { now, guardianCode }: { readonly now: Date; readonly guardianCode: string },
): Person => {
  if (said.consentVersion !== CONSENT_VERSION) refuse('CONSENT_OUTDATED');
  if (!place.canBeHome) refuse('NOT_A_HOME');
  const home = homeAt(place);
  const registered: Person = {
    ...person,
    home,
    memberKeys: memberKeysOf(person.volunteer, home.scopes),
    nickname: said.nickname ?? person.nickname,
    avatar: said.avatar ?? person.avatar,
    ...asChild({ ...person, consents: agreeing(person.consents, 'basic', now) }, said.child, guardianCode, now),
    registeredAt: person.registeredAt || now.toISOString(),
  };
  return withRawPhotos(registered, registered.avatar === person.avatar ? [] : [registered.avatar], now);
};

const LINK_TRIES_A_DAY = 5;
const DAY = 86_400_000;

/** Counted before it is looked at, right or wrong: nobody finds out by trying. */
export const triedToLink = (person: Person, now: Date): Person => {
  const since = new Date(now.getTime() - DAY).toISOString();
  const today = person.linkTries.filter((at) => at > since);
  if (today.length >= LINK_TRIES_A_DAY) refuse('LINK_TOO_OFTEN');
  return { ...person, linkTries: [...today, now.toISOString()] };
};

export const newPerson = (openid: string): Person => ({
  _id: openid,
  version: 1,
  operations: [],
  nickname: '',
  avatar: '',
  home: null,
  consents: [],
  registeredAt: '',
  volunteer: null,
  memberKeys: [],
  guardianId: '',
  guardianCode: '',
  linkTries: [],
  pace: {},
  exportedAt: '',
  leaving: null,
  leavesAt: '',
});
