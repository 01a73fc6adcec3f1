import { freshPictures } from '../checks/rules';
import type { Shop } from './model';

type Papers = Pick<Shop, 'licencePhoto' | 'textCheck' | 'pictures' | 'traceIds' | 'checksDueAt' | 'submittedAt'>;

/** A licence as it comes in, or none: nobody but its owner knows more of it before the check has seen it. */
export const licenceOf = (photo: string, now: Date): Papers => ({
  licencePhoto: photo,
  textCheck: 'pass', // a shop's words were checked before they got here
  pictures: freshPictures(photo === '' ? [] : [photo]),
  traceIds: [],
  checksDueAt: photo === '' ? '' : now.toISOString(),
  submittedAt: now.toISOString(),
});

/** Empty when none was left; `there` when it may be shown to whoever gives a reason. */
type LicenceState = '' | 'checking' | 'there' | 'refused';

const stateOf = { pending: 'checking', pass: 'there', review: 'there', refused: 'refused' } as const;

/** What the check could not decide is looked at by whoever may see licences anyway. */
export const licenceState = ({ pictures: [licence] }: Pick<Shop, 'pictures'>): LicenceState =>
  licence ? stateOf[licence.state] : '';

/** The photo for those who may see it; empty before it was checked, and when it was refused. */
export const licenceShown = (shop: Shop): string => (licenceState(shop) === 'there' ? shop.licencePhoto : '');
