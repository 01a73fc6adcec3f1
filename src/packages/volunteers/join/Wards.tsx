import { useAction } from '../../../api/useAction';
import type { VolunteerView } from '../../../../domain/volunteers/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { dayInWords } from '../days';

const text = {
  title: '我监护的孩子',
  since: (since: string) => `${dayInWords(since)}起我点了同意`,
  end: '不再同意',
  child: '孩子',
  more: '点开可以导出、注销、收回同意',
};

type WardsProps = { wards: VolunteerView['wards']; onChanged: (me: VolunteerView) => void };

/** Minors I said yes for, and the way to take it back. */
export const Wards = ({ wards, onChanged }: WardsProps) => {
  const { run, busy, why } = useAction();
  const end = async (ward: string) => {
    const done = await run('volunteer.withdrawConsent', { ward });
    if (done) onChanged(done);
  };
  if (!wards.length) return null;
  return (
    <Card title={text.title}>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {wards.map(({ ward, nickname, since, child }) =>
        child ? (
          <Row
            key={ward}
            title={nickname || text.child}
            note={`${text.since(since)}，${text.more}`}
            onPress={() => go('people/privacy', { ward, nickname })}
          />
        ) : (
          <Row
            key={ward}
            title={nickname}
            note={text.since(since)}
            tail={
              <Button small tone="quiet" busy={busy !== null} onPress={() => void end(ward)}>
                {text.end}
              </Button>
            }
          />
        ),
      )}
    </Card>
  );
};
