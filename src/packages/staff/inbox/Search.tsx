import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import { useSettled } from '../../../pages/report/useSettled';
import { SEARCH_LEAST, SEARCH_MAX } from '../../../../domain/requests/intakeContract';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Lines } from './Lines';

const text = { ask: '编号、楼号、说过的话', none: '没有找到。' };

const Found = ({ said }: { said: string }) => {
  const [found, reload] = useQuery('request.search', { text: said });
  return (
    <Card>
      <Loaded of={found} retry={reload} cards={1}>
        {({ rows, searched }) => (
          <>
            {rows.length ? <Lines rows={rows} /> : null}
            <Text className="quiet">{rows.length ? searched : `${text.none}${searched}`}</Text>
          </>
        )}
      </Loaded>
    </Card>
  );
};

/** What people say on the phone: found as soon as they stop typing, and how far was looked is said. */
export const Search = () => {
  const [typed, setTyped] = useState('');
  const said = useSettled(typed.trim());
  return (
    <>
      <Field placeholder={text.ask} most={SEARCH_MAX} onChange={setTyped} />
      {[...said].length >= SEARCH_LEAST ? <Found said={said} /> : null}
    </>
  );
};
