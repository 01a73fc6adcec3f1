import { useState } from 'react';
import { useShareAppMessage } from '@tarojs/taro';
import { usePages } from '../../../api/usePages';
import type { PostView } from '../../../../domain/posts/contract';
import { goHome, pathOf } from '../../../routes';
import { Avatar } from '../../../ui/Avatar';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { Appoint } from './Appoint';
import { Held } from './Held';
import { Invited } from './Invited';
import { noteOf } from './words';

const text = {
  none: '没有空缺的岗位',
  hint: '有人离任，或者任期到了，会列在这里。',
  home: '回首页',
  ask: ({ place, post }: PostView) => `请你来当${place}的${post}`,
};

const shelves = [
  { key: 'vacant', label: '空缺' },
  { key: 'all', label: '全部' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

type LineProps = { post: PostView; onOpen: (post: PostView) => void };

const Line = ({ post, onOpen }: LineProps) => (
  <Row
    lead={<Avatar name={post.vacant ? '' : post.name || post.post} src={post.avatar} />}
    title={`${post.post} ${post.name}`.trim()}
    note={noteOf(post)}
    {...(post.mayFill && { onPress: () => onOpen(post) })}
  />
);

type OpenedProps = { post: PostView; onDone: (post: PostView) => void };

/** A term that ends within weeks can be given again, to whoever holds it or to somebody else. */
const Opened = (props: OpenedProps) => {
  const { post } = props;
  const [next, setNext] = useState(false);
  if (post.vacant && post.invitation) return <Invited post={post} />;
  if (post.vacant || next) return <Appoint {...props} />;
  if (post.invitation)
    return (
      <>
        <Invited post={post} />
        <Held {...props} />
      </>
    );
  return <Held {...props} {...(post.endsSoon && { onNext: () => setNext(true) })} />;
};

/** 五长一员: who answers for what below me, what waits for somebody, and filling or emptying it. */
export default function Posts() {
  const [shelf, setShelf] = useState<Shelf>('vacant');
  const [list, reload] = usePages('post.list', shelf === 'vacant' ? { vacant: true } : {});
  const [opened, setOpened] = useState<PostView | null>(null);
  useShareAppMessage(() => ({
    title: opened ? text.ask(opened) : '',
    path: pathOf('people/take', { invitation: opened?.invitation ?? '' }),
  }));
  /** An invitation stays open on the screen to be sent; a post that was emptied needs nothing more. */
  const done = (post: PostView) => {
    setOpened(post.invitation ? post : null);
    void reload();
  };
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ place, posts }) => (
          <Card title={place}>
            {posts.length ? (
              posts.map((post) => <Line key={post.postId} post={post} onOpen={setOpened} />)
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
      <Sheet
        title={opened ? `${opened.place} ${opened.post}` : ''}
        open={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened ? <Opened key={`${opened.postId}${opened.invitation}`} post={opened} onDone={done} /> : null}
      </Sheet>
    </Screen>
  );
}
