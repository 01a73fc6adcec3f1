import { partiesOf } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { isChild } from '../../domain/people/guardians';
import type { Person } from '../../domain/people/model';
import type { Call } from '../runtime/serve';
import { wardNameOf, wardsOf } from '../runtime/wards';

export type PrivacyAction =
  'person.privacy' | 'person.agree' | 'person.takeBack' | 'person.export' | 'person.leave' | 'person.stay';

/** Whom it is about, and what is kept under their own name; undefined when nothing is yet. */
export type Whose = {
  readonly id: string;
  readonly person: Person | undefined;
  /** The children they answer for themselves. */
  readonly children: readonly Person[];
};

/** Oneself, or the child under fourteen one answers for. Anybody else, and a ward who is older, does not exist. */
export const whose = async ({ input, openid, caller, now, store, permit }: Call<PrivacyAction>): Promise<Whose> => {
  const { ward } = input;
  const own = ward === undefined;
  const [person, wards, actor] = await Promise.all([
    own ? store.find('people', openid) : undefined,
    wardsOf(openid, store),
    caller,
  ]);
  const children = wards.filter((ward) => isChild(ward, now));
  const child = children.find((one) => wardNameOf(openid, one) === ward);
  permit(own ? partiesOf(actor) : child ? ['guardian'] : [], 'NOT_FOUND');
  if (own) return { id: openid, person, children };
  return child ? { id: child._id, person: child, children: [] } : refuse('NOT_FOUND');
};
