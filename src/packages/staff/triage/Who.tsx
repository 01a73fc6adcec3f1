import { Text } from '@tarojs/components';
import { CALLED_MAX } from '../../../../domain/requests/caseContract';
import { whistleKinds, type WhistleKind } from '../../../../domain/requests/caseView';
import { Card } from '../../../ui/Card';
import { Segments } from '../../../ui/Segments';
import { Targets, type Around } from '../Targets';
import { Units } from '../Units';
import type { Triage } from './routes';

const text = {
  whistle: '请哪些部门来',
  lead: '谁牵头：先点的那一家',
  special: '交给谁办',
  joint: '几家一起办，先点的牵头',
};

const kinds = Object.entries(whistleKinds).map(([key, label]) => ({ key: key as WhistleKind, label }));

type WhoProps = { said: Triage; around: Around; change: (part: Partial<Triage>) => void };

/** Whoever the chosen route needs; nobody else for 自己办. */
export const WhoCard = ({ said: { route, units, kind }, around, change }: WhoProps) => {
  const choose = (chosen: string[]) => change({ units: chosen, lead: chosen[0] ?? '' });
  if (route === 'whistle')
    return (
      <Card>
        <Segments options={kinds} chosen={kind} onChoose={(chosen) => change({ kind: chosen })} />
        <Units
          title={text.whistle}
          units={around.units}
          kinds={['department']}
          most={CALLED_MAX}
          chosen={units}
          onChange={choose}
        />
        {units.length > 1 ? <Text className="quiet">{text.lead}</Text> : null}
      </Card>
    );
  if (route === 'special')
    return (
      <Card>
        <Targets title={text.special} around={around} chosen={units[0] ?? ''} onChoose={(chosen) => choose([chosen])} />
      </Card>
    );
  if (route === 'joint')
    return (
      <Card>
        <Units
          title={text.joint}
          units={around.units}
          kinds={['department', 'team', 'volunteers', 'organisation']}
          most={CALLED_MAX}
          chosen={units}
          onChange={choose}
        />
      </Card>
    );
  return null;
};
