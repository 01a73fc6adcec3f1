import { useState, type ComponentType } from 'react';
import { kept, useKept } from '../api/kept';
import { HOLDS_POST, POST_PLACE } from '../api/me';
import { useQuery } from '../api/useQuery';
import { goHome } from '../routes';
import { Card } from './Card';
import { Empty } from './Empty';
import { Loaded } from './Loaded';
import { Screen } from './Screen';

const text = {
  none: '这里是工作人员和队长用的',
  hint: '有事找社区，在首页拍一拍就行。',
  home: '回首页',
};

const Asking = ({ Page }: { Page: ComponentType }) => {
  const [me, reload] = useQuery('person.me', {});
  const holds = me.face === 'ready' ? me.value.posts.length > 0 : undefined;
  useKept(HOLDS_POST, holds);
  useKept(POST_PLACE, me.face === 'ready' ? (me.value.posts[0]?.placeId ?? '') : undefined);
  if (holds) return <Page />;
  return (
    <Screen>
      <Loaded of={me} retry={reload}>
        {() => (
          <Card>
            <Empty icon="flag-o" title={text.none} hint={text.hint} action={{ label: text.home, onPress: goHome }} />
          </Card>
        )}
      </Loaded>
    </Screen>
  );
};

/** A page of staff's: whoever holds no post hears so before writing anything. The server decides all the same. */
export const forStaff = (Page: ComponentType): ComponentType =>
  function ForStaff() {
    const [holds] = useState(() => kept(HOLDS_POST, false));
    return holds ? <Page /> : <Asking Page={Page} />;
  };
