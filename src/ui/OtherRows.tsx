import { otherTurns, type OtherTurn, type OtherTurns } from '../../domain/requests/turns';
import { go } from '../routes';
import { Row } from './Row';

const open: Readonly<Record<OtherTurn, (at: string) => void>> = {
  wish: () => go('volunteers/wishReview'),
  task: () => go('volunteers/organised', { state: 'finished' }),
  proposal: (at) => go('volunteers/proposals', { community: at }),
  shop: () => go('merchants/verify'),
  offer: () => go('merchants/reviewOffers'),
  register: () => go('staff/exports'),
  card: () => go('staff/playbook', { shelf: 'draft' }),
};

/** What waits for me besides requests, each with the way to where it is decided. */
export const OtherRows = ({ others }: { others: OtherTurns }) => (
  <>
    {others.map(({ what, count, at }) => (
      <Row key={what} title={otherTurns[what]} value={`${count} 件`} onPress={() => open[what](at)} />
    ))}
  </>
);
