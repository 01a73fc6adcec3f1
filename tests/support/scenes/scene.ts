import type { ChangingAction, InputOf } from '../../../domain/contract';
import { purposes } from '../../../domain/people/consents';
import { CONSENT_VERSION } from '../../../domain/people/contract';
import type { Town } from '../town';

/** Who presses the button and what it says, on things made for this one press. */
export type Scene<A extends ChangingAction> = { readonly who: string; readonly input: InputOf<A> };
export type ScenesOf<A extends ChangingAction> = { readonly [K in A]: (town: Town) => Promise<Scene<K>> };
export type ActionOf<Noun extends string> = Extract<ChangingAction, `${Noun}.${string}`>;

let number = 0;

/** A name nobody had before. */
export const aName = (what: string): string => `scene-${what}-${(number += 1)}`;

/** Somebody who has just moved in. */
export const someone = async (town: Town, what: string, placeId = '410403001001-e1-b3'): Promise<string> => {
  const name = aName(what);
  await town.as(name).does('person.register', { placeId, consentVersion: CONSENT_VERSION, nickname: '新邻居' });
  for (const purpose of ['contact', 'licence'] as const)
    await town.as(name).does('person.agree', { purpose, version: purposes[purpose].version });
  return name;
};
