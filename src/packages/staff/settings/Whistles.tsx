import { whistleKinds, whistleSteps, type WhistleKind } from '../../../../domain/requests/caseView';
import type { SettingEntries } from '../../../../domain/settings/contract';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Row } from '../../../ui/Row';
import { AllowanceRow } from './AllowanceRow';

const text = { contact: '联系反映人，不分昼夜', hours: '多少小时', unit: (hours: number) => `${hours} 小时` };
const CONTACT = { least: 1, most: 240, digits: 3 };
const kinds = Object.keys(whistleKinds) as WhistleKind[];

type WhistlesProps = { entries: SettingEntries; change: (part: Partial<SettingEntries>) => void };
type Limits = SettingEntries['whistle'][WhistleKind];

/** Within what time a department signs, calls and comes. */
export const Whistles = ({ entries: { whistle }, change }: WhistlesProps) => {
  const put = (kind: WhistleKind, part: Partial<Limits>) =>
    change({ whistle: { ...whistle, [kind]: { ...whistle[kind], ...part } } });
  const callWithin = (kind: WhistleKind, typed: string) => {
    const contactHours = Number(typed);
    const fits = Number.isInteger(contactHours) && contactHours >= CONTACT.least && contactHours <= CONTACT.most;
    if (fits) put(kind, { contactHours });
  };
  return (
    <>
      {kinds.map((kind) => (
        <Card key={kind} title={whistleKinds[kind]}>
          <AllowanceRow
            title={whistleSteps.sign}
            allowed={whistle[kind].sign}
            onChange={(sign) => put(kind, { sign })}
          />
          <Row title={text.contact} value={text.unit(whistle[kind].contactHours)} />
          <Field
            kind="number"
            initial={String(whistle[kind].contactHours)}
            most={CONTACT.digits}
            placeholder={text.hours}
            onChange={(typed) => callWithin(kind, typed)}
          />
          <AllowanceRow
            title={whistleSteps.report}
            allowed={whistle[kind].report}
            onChange={(report) => put(kind, { report })}
          />
        </Card>
      ))}
    </>
  );
};
