import { Stepper } from './Stepper';

export type Birth = { readonly birthYear: number; readonly birthMonth: number };

const text = { year: '哪年出生', month: '几月出生', yearUnit: '年', monthUnit: '月' };

const MONTHS = 12;

type BirthProps = { birth: Birth; least: number; most: number; onChange: (birth: Birth) => void };

/** Year and month of a minor's birth; the day is nobody's business. */
export const BirthFields = ({ birth, least, most, onChange }: BirthProps) => (
  <>
    <Stepper
      label={text.year}
      value={birth.birthYear}
      {...{ least, most }}
      unit={text.yearUnit}
      onChange={(birthYear) => onChange({ ...birth, birthYear })}
    />
    <Stepper
      label={text.month}
      value={birth.birthMonth}
      least={1}
      most={MONTHS}
      unit={text.monthUnit}
      onChange={(birthMonth) => onChange({ ...birth, birthMonth })}
    />
  </>
);
