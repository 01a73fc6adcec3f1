import { useState } from 'react';
import type { InputOf } from '../../../../domain/contract';
import { categories, categoryKeys } from '../../../../domain/requests/categories';
import { channelKeys, channels } from '../../../../domain/requests/channels';
import { routes, type Route } from '../../../../domain/requests/contract';
import { laneKeys, lanes } from '../../../../domain/requests/lanes';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { Choice } from '../../../ui/Choice';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';

const text = { title: '只看哪些', every: '全都看', change: '筛一筛', show: '就看这些' };

/** What a list may be narrowed to, all at once. */
export type Narrowed = Pick<
  Extract<InputOf<'request.list'>, { of: 'turn' }>,
  'category' | 'channel' | 'lane' | 'route'
>;

const shelves = [
  { key: 'category', label: '类别' },
  { key: 'lane', label: '快慢' },
  { key: 'channel', label: '来路' },
  { key: 'route', label: '办法' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const routeKeys = Object.keys(routes) as Route[];

type Option = { readonly key: string; readonly label: string; readonly note?: string };

const optionsOn: Readonly<Record<Shelf, readonly Option[]>> = {
  category: categoryKeys.map((key) => ({ key, label: categories[key].name, note: categories[key].group })),
  lane: laneKeys.map((key) => ({ key, label: lanes[key] })),
  channel: channelKeys.map((key) => ({ key, label: channels[key] })),
  route: routeKeys.map((key) => ({ key, label: routes[key] })),
};

const every: Option = { key: 'every', label: text.every };

const labelOf = (narrowed: Narrowed): string =>
  shelves
    .flatMap(({ key }) => optionsOn[key].filter((option) => option.key === narrowed[key]).map(({ label }) => label))
    .join(' · ') || text.every;

/** The same with one shelf chosen anew; what is not chosen is not there at all. */
const withOne = (narrowed: Narrowed, shelf: Shelf, chosen: string): Narrowed => ({
  ...Object.fromEntries(Object.entries(narrowed).filter(([key]) => key !== shelf)),
  ...(chosen === every.key ? {} : { [shelf]: chosen }),
});

type AskProps = { narrowed: Narrowed; onChoose: (narrowed: Narrowed) => void };

const Ask = ({ narrowed, onChoose, onDone }: AskProps & { onDone: () => void }) => {
  const [shelf, setShelf] = useState<Shelf>(shelves.find(({ key }) => narrowed[key])?.key ?? 'category');
  return (
    <>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Choice
        options={[every, ...optionsOn[shelf]]}
        chosen={narrowed[shelf] ?? every.key}
        onChoose={(chosen) => onChoose(withOne(narrowed, shelf, chosen))}
      />
      <Button onPress={onDone}>{text.show}</Button>
    </>
  );
};

/** Only some kinds, lanes, channels or routes of what is listed, as many together as one likes. */
export const Filter = ({ narrowed, onChoose }: AskProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Chip icon="filter-o" change={text.change} onPress={() => setOpen(true)}>
        {labelOf(narrowed)}
      </Chip>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? <Ask narrowed={narrowed} onChoose={onChoose} onDone={() => setOpen(false)} /> : null}
      </Sheet>
    </>
  );
};
