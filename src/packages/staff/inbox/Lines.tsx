import { useState } from 'react';
import { View } from '@tarojs/components';
import { PAGE_SIZE } from '../../../../domain/kernel/schemas';
import type { RequestRow } from '../../../../domain/requests/contract';
import type { Duty } from '../../../../domain/requests/turns';
import { go, goMake } from '../../../routes';
import { Moves } from '../../../ui/Moves';
import { RequestLine } from '../../../ui/RequestLine';
import { Sheet } from '../../../ui/Sheet';
import { Swipe } from '../../../ui/Swipe';

const look = { key: 'open', label: '打开看看', tone: 'quiet' } as const;
/** What fits behind a line that was slid. */
const SLID_MOST = 2;

type Way = { readonly key: Duty; readonly label: string };

/** Made on the matter's own page, where what they weigh can be read: never from its line. */
const onItsPage: readonly string[] = ['satisfied', 'hasten'];

/** The move that waits for me, then whatever else is open to me. */
const waysOf = ({ turn, open }: RequestRow): readonly Way[] => {
  const first: readonly Way[] = turn ? [{ key: turn.move, label: turn.label }] : [];
  const others = open.filter(({ move }) => move !== turn?.move && !onItsPage.includes(move));
  return [...first, ...others.map(({ move, label }) => ({ key: move, label }))];
};

/** Page by page, so that what is read on crosses to the view as one piece. */
const pagesOf = (rows: readonly RequestRow[]): (readonly RequestRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / PAGE_SIZE) }, (_, page) =>
    rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
  );

/** Press a line to open it, its last word for the likely move; slide it or press long for the others. */
export const Lines = ({ rows }: { rows: readonly RequestRow[] }) => {
  const [asked, setAsked] = useState<RequestRow | null>(null);
  const [slid, setSlid] = useState('');
  const chosen = ({ requestId: id }: RequestRow, key: Duty | 'open') => {
    setAsked(null);
    if (key === 'open') go('requests/detail', { id });
    else goMake(key, id);
  };
  return (
    <>
      <Sheet title={asked?.title ?? ''} open={asked !== null} onClose={() => setAsked(null)}>
        {asked ? <Moves moves={[...waysOf(asked), look]} busy={null} onMove={(key) => chosen(asked, key)} /> : null}
      </Sheet>
      {pagesOf(rows).map((page, index) => (
        <View key={index}>
          {page.map((row) => (
            <Swipe
              key={row.requestId}
              ways={waysOf(row).slice(0, SLID_MOST)}
              onWay={(key) => chosen(row, key)}
              onMore={() => setAsked(row)}
              slid={slid === row.requestId}
              onSlide={(open) => setSlid(open ? row.requestId : '')}
            >
              <RequestLine request={row} onPress={() => chosen(row, 'open')} />
            </Swipe>
          ))}
        </View>
      ))}
    </>
  );
};
