import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useDayFromNow } from '../../../api/useNow';
import type { VolunteerView } from '../../../../domain/volunteers/contract';
import { BirthFields, type Birth } from '../../../ui/Birth';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Toggle } from '../../../ui/Toggle';
import { Offer, type Offered } from './Offer';
import { Wards } from './Wards';

const text = {
  next: '勾一勾就行，随时能改。不考勤，来不来你说了算。',
  minor: '我还没满 18 岁',
  minorNote: '要监护人在自己手机上点同意，才能报名。不满 14 岁先跟着监护人一起来',
  join: '当志愿者',
  few: '会什么、什么时候有空，各选一样',
};

const ADULT = 18;
const LEAST_AGE = 6;
const LIKELY_AGE = 15;
const LIKELY_MONTH = 6;

/** Two lists to tick; only minors are asked for more. */
export const Form = ({ wards, onDone }: { wards: VolunteerView['wards']; onDone: (me: VolunteerView) => void }) => {
  const thisYear = Number(useDayFromNow(0).slice(0, 4));
  const [offered, setOffered] = useState<Offered>({ skills: [], freeHours: [] });
  const [minor, setMinor] = useState(false);
  const [said, setBirth] = useState<Birth | null>(null);
  const birth = said ?? { birthYear: thisYear - LIKELY_AGE, birthMonth: LIKELY_MONTH };
  const { run, busy, why } = useAction();
  const ready = offered.skills.length > 0 && offered.freeHours.length > 0;
  const join = async () => {
    const done = await run('volunteer.register', {
      skills: [...offered.skills],
      freeHours: [...offered.freeHours],
      ...(minor && birth),
    });
    if (done) onDone(done);
  };
  return (
    <>
      <Wards wards={wards} onChanged={onDone} />
      <Text className="lead">{text.next}</Text>
      <Offer offered={offered} change={(part) => setOffered((before) => ({ ...before, ...part }))} />
      <Card>
        <Toggle label={text.minor} note={text.minorNote} on={minor} onChange={setMinor} />
        {minor ? (
          <BirthFields birth={birth} least={thisYear - ADULT} most={thisYear - LEAST_AGE} onChange={setBirth} />
        ) : null}
      </Card>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {ready ? null : <Text className="foot-hint">{text.few}</Text>}
      <Button hero busy={busy !== null} off={!ready} onPress={() => void join()}>
        {text.join}
      </Button>
    </>
  );
};
