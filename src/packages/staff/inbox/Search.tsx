import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { RequestLine } from '../../../ui/RequestLine';

const text = { ask: '按编号找，比如 261121-10002', none: '你的范围里没有这个编号' };

const Found = ({ number }: { number: string }) => {
  const [found, reload] = useQuery('request.search', { number });
  return (
    <Card>
      <Loaded of={found} retry={reload} cards={1}>
        {({ rows }) =>
          rows.length ? (
            <>
              {rows.map((row) => (
                <RequestLine
                  key={row.requestId}
                  request={row}
                  onPress={() => go('requests/detail', { id: row.requestId })}
                />
              ))}
            </>
          ) : (
            <Text className="quiet">{text.none}</Text>
          )
        }
      </Loaded>
    </Card>
  );
};

/** The number people read out on the phone: found as soon as it is whole. */
export const Search = () => {
  const [typed, setTyped] = useState('');
  const number = codeOf('request', typed);
  return (
    <>
      <Field placeholder={text.ask} most={TYPED_MAX} onChange={setTyped} />
      {number ? <Found number={number} /> : null}
    </>
  );
};
