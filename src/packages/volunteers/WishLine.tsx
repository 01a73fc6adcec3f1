import type { WishRow } from '../../../domain/wishes/contract';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = { mine: '我许的', claimed: '我认领的' };

/** One wish in a list: a code name, what it is, and where it stands. */
export const WishLine = ({ wish }: { wish: WishRow }) => (
  <Line
    title={wish.title}
    tag={wish.stateLabel}
    tone={wish.state === 'listed' ? 'main' : 'quiet'}
    facts={[
      wish.codeName,
      wish.kindLabel,
      wish.community,
      wish.due,
      wish.unit,
      wish.mine ? text.mine : wish.claimedByMe && text.claimed,
    ]}
    onPress={() => go('volunteers/wish', { id: wish.wishId })}
  />
);
