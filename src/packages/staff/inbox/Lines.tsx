import { useState } from 'react';
import { View } from '@tarojs/components';
import { PAGE_SIZE } from '../../../../domain/kernel/schemas';
import type { RequestRow } from '../../../../domain/requests/contract';
import { requestMachine, type RequestState } from '../../../../domain/requests/machine';
import { go } from '../../../routes';
import { Moves } from '../../../ui/Moves';
import { RequestLine } from '../../../ui/RequestLine';
import { Sheet } from '../../../ui/Sheet';
import { Swipe } from '../../../ui/Swipe';

const { moves } = requestMachine;
const open = { key: 'open', label: '打开看看', tone: 'quiet' } as const;

type Way = { readonly key: 'triage' | 'handover'; readonly label: string };

/** What is likely next, as far as a list can know; the screen it opens says so when it is somebody else's turn. */
const nextIn: Readonly<Partial<Record<RequestState, Way>>> = {
  submitted: { key: 'triage', label: moves.accept.label },
  accepted: { key: 'triage', label: moves.dispatch.label },
  handling: { key: 'handover', label: moves.handOver.label },
};

const waysOf = ({ state }: RequestRow): readonly Way[] => [nextIn[state]].flatMap((way) => way ?? []);

const take = ({ requestId: id }: RequestRow, key: Way['key'] | 'open') =>
  key === 'open' ? go('requests/detail', { id }) : go(`staff/${key}`, { id });

/** Page by page, so that what is read on crosses to the view as one piece. */
const pagesOf = (rows: readonly RequestRow[]): (readonly RequestRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / PAGE_SIZE) }, (_, page) =>
    rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
  );

/** What waits: press a line to open it, slide it or press 办 to act at once. */
export const Lines = ({ rows }: { rows: readonly RequestRow[] }) => {
  const [asked, setAsked] = useState<RequestRow | null>(null);
  const [slid, setSlid] = useState('');
  const chosen = (row: RequestRow, key: Way['key'] | 'open') => {
    setAsked(null);
    take(row, key);
  };
  return (
    <>
      <Sheet title={asked?.title ?? ''} open={asked !== null} onClose={() => setAsked(null)}>
        {asked ? <Moves moves={[...waysOf(asked), open]} busy={null} onMove={(key) => chosen(asked, key)} /> : null}
      </Sheet>
      {pagesOf(rows).map((page, index) => (
        <View key={index}>
          {page.map((row) => (
            <Swipe
              key={row.requestId}
              ways={waysOf(row)}
              onWay={(key) => take(row, key)}
              onMore={() => setAsked(row)}
              slid={slid === row.requestId}
              onSlide={(open) => setSlid(open ? row.requestId : '')}
            >
              <RequestLine request={row} onPress={() => take(row, 'open')} />
            </Swipe>
          ))}
        </View>
      ))}
    </>
  );
};
