import { withRawPhotos } from '../checks/raw';
import { refuse } from '../kernel/fault';
import type { Place } from '../places/model';
import { memberKeysOf } from '../volunteers/model';
import { askGuardian, childBirth, type SaidBirth } from './birth';
import { agreeing, consentTo } from './consents';
import { CONSENT_VERSION } from './contract';
import { homeAt, type Person } from './model';

type Registration = SaidBirth & {
  readonly consentVersion: string;
  readonly nickname?: string | undefined;
  readonly avatar?: string | undefined;
  readonly child: boolean;
};

/** Under fourteen a yes of one's own is not enough: it waits, and nobody is a resident meanwhile. Said once, it stays said. */
const asChild = (person: Person, said: Registration, code: string, now: Date): Person =>
  said.child && !consentTo('child', person.consents)
    ? askGuardian({ ...person, born: childBirth(person, said, now) }, code, now)
    : person;

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
    consents: agreeing(person.consents, 'basic', now),
    registeredAt: person.registeredAt || now.toISOString(),
  };
  const aged = asChild(registered, said, guardianCode, now);
  return withRawPhotos(aged, aged.avatar === person.avatar ? [] : [aged.avatar], now);
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
