import { useQuery } from '../../../api/useQuery';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Card as MyCard } from './Card';
import { Form } from './Form';

/** Becoming a volunteer, or what one said when becoming it. */
export default function Join() {
  const [me, reload, put] = useQuery('volunteer.me', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={me} retry={reload}>
        {({ card, wards }) =>
          card ? <MyCard card={card} wards={wards} onChanged={put} /> : <Form wards={wards} onDone={put} />
        }
      </Loaded>
    </Screen>
  );
}
