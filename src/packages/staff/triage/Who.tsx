import { Text } from '@tarojs/components';
import { CALLED_MAX } from '../../../../domain/requests/caseContract';
import { whistleKinds, type WhistleKind } from '../../../../domain/requests/caseView';
import { Card } from '../../../ui/Card';
import { Segments } from '../../../ui/Segments';
import { Units } from '../Units';
import type { Triage } from './routes';

const text = {
  whistle: '请哪些部门来',
  lead: '谁牵头：先点的那一家',
  special: '交给谁办',
  joint: '几家一起办，先点的牵头',
};

const kinds = Object.entries(whistleKinds).map(([key, label]) => ({ key: key as WhistleKind, label }));

type WhoProps = { said: Triage; change: (part: Partial<Triage>) => void };

/** Whoever the chosen route needs; nobody else for 自己办. */
export const WhoCard = ({ said: { route, units, kind }, change }: WhoProps) => {
  const choose = (chosen: string[]) => change({ units: chosen, lead: chosen[0] ?? '' });
  if (route === 'whistle')
    return (
      <Card>
        <Segments options={kinds} chosen={kind} onChoose={(chosen) => change({ kind: chosen })} />
        <Units title={text.whistle} kinds={['department']} most={CALLED_MAX} chosen={units} onChange={choose} />
        {units.length > 1 ? <Text className="quiet">{text.lead}</Text> : null}
      </Card>
    );
  if (route === 'special')
    return (
      <Card>
        <Units
          title={text.special}
          kinds={['department', 'team', 'volunteers', 'organisation']}
          most={1}
          chosen={units}
          onChange={choose}
        />
      </Card>
    );
  if (route === 'joint')
    return (
      <Card>
        <Units
          title={text.joint}
          kinds={['department', 'team', 'volunteers', 'organisation']}
          most={CALLED_MAX}
          chosen={units}
          onChange={choose}
        />
      </Card>
    );
  return null;
};
