import { useState } from 'react';
import { categories, categoryKeys, type CategoryKey } from '../../../../domain/requests/categories';
import { channelKeys, channels, type Channel } from '../../../../domain/requests/channels';
import { routes, type Route } from '../../../../domain/requests/contract';
import { laneKeys, lanes, type Lane } from '../../../../domain/requests/lanes';
import { Chip } from '../../../ui/Chip';
import { Choice } from '../../../ui/Choice';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';

const text = { title: '只看一种', every: '全都看', change: '筛一筛' };

/** What an inbox may be narrowed to: one thing at a time, so that the database has an index for it. */
export type Narrowed =
  | { readonly category: CategoryKey }
  | { readonly channel: Channel }
  | { readonly lane: Lane }
  | { readonly route: Route }
  | null;

const shelves = [
  { key: 'category', label: '类别' },
  { key: 'lane', label: '快慢' },
  { key: 'channel', label: '来路' },
  { key: 'route', label: '办法' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const routeKeys = Object.keys(routes) as Route[];

type Option = { readonly key: string; readonly label: string; readonly note?: string; readonly means: Narrowed };

const optionsOn: Readonly<Record<Shelf, readonly Option[]>> = {
  category: categoryKeys.map((category) => ({
    key: category,
    label: categories[category].name,
    note: categories[category].group,
    means: { category },
  })),
  lane: laneKeys.map((lane) => ({ key: lane, label: lanes[lane], means: { lane } })),
  channel: channelKeys.map((channel) => ({ key: channel, label: channels[channel], means: { channel } })),
  route: routeKeys.map((route) => ({ key: route, label: routes[route], means: { route } })),
};

const every: Option = { key: 'every', label: text.every, means: null };

const shelfOf = (narrowed: Narrowed): Shelf =>
  shelves.find(({ key }) => narrowed && key in narrowed)?.key ?? 'category';
const keyOf = (narrowed: Narrowed): string => (narrowed ? (Object.values(narrowed)[0] ?? every.key) : every.key);
const labelOf = (narrowed: Narrowed): string =>
  optionsOn[shelfOf(narrowed)].find(({ key }) => key === keyOf(narrowed))?.label ?? text.every;

type AskProps = { narrowed: Narrowed; onChoose: (narrowed: Narrowed) => void };

const Ask = ({ narrowed, onChoose }: AskProps) => {
  const [shelf, setShelf] = useState(shelfOf(narrowed));
  const options = [every, ...optionsOn[shelf]];
  return (
    <>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Choice
        options={options}
        chosen={keyOf(narrowed)}
        onChoose={(chosen) => onChoose(options.find(({ key }) => key === chosen)?.means ?? null)}
      />
    </>
  );
};

/** Only one kind, lane, channel or route of what waits. */
export const Filter = ({ narrowed, onChoose }: AskProps) => {
  const [open, setOpen] = useState(false);
  const choose = (chosen: Narrowed) => {
    onChoose(chosen);
    setOpen(false);
  };
  return (
    <>
      <Chip icon="filter-o" change={text.change} onPress={() => setOpen(true)}>
        {labelOf(narrowed)}
      </Chip>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? <Ask narrowed={narrowed} onChoose={choose} /> : null}
      </Sheet>
    </>
  );
};
