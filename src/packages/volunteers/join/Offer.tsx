import { freeHours, skills, type FreeHours, type Skill } from '../../../../domain/volunteers/model';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';

const text = { skills: '会什么', hours: '什么时候有空' };

const skillOptions = Object.entries(skills).map(([key, label]) => ({ key: key as Skill, label }));
const hourOptions = Object.entries(freeHours).map(([key, label]) => ({ key: key as FreeHours, label }));

export type Offered = { readonly skills: readonly Skill[]; readonly freeHours: readonly FreeHours[] };

const toggled = <K extends string>(all: readonly K[], key: K): K[] =>
  all.includes(key) ? all.filter((one) => one !== key) : [...all, key];

type OfferProps = { offered: Offered; change: (part: Partial<Offered>) => void };

/** What somebody can do and when: two short lists to tick. */
export const Offer = ({ offered, change }: OfferProps) => (
  <>
    <Card title={text.skills}>
      <Checks
        options={skillOptions}
        chosen={offered.skills}
        onToggle={(skill) => change({ skills: toggled(offered.skills, skill) })}
      />
    </Card>
    <Card title={text.hours}>
      <Checks
        options={hourOptions}
        chosen={offered.freeHours}
        onToggle={(hour) => change({ freeHours: toggled(offered.freeHours, hour) })}
      />
    </Card>
  </>
);
