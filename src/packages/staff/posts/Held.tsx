import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import type { PostView } from '../../../../domain/posts/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { dayOf, termOf } from './words';

const text = {
  basis: '依据',
  vacate: '免去',
  next: '免去后马上看不到这里的事，手里在办的自动上移一级。',
  ending: (day: string) => `任期到 ${day}，可以请本人续任，也可以请下一任。`,
  follow: '请下一任',
  reason: '为什么免去，比如：搬走了',
  needs: '写明为什么免去',
  sure: (name: string) => `确定免去${name}`,
};
const REASON = { least: 2, most: 100 };

type HeldProps = { post: PostView; onDone: (post: PostView) => void; onNext?: () => void };

/** Who holds it and on what terms; taking it away is said first and pressed twice. */
export const Held = ({ post, onDone, onNext }: HeldProps) => {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { run, busy, why } = useAction();
  const ready = saysAtLeast(reason, REASON.least);
  const vacate = async () => {
    const done = await run('post.vacate', { postId: post.postId, reason: reason.trim() });
    if (done) onDone(done.post);
  };
  return (
    <>
      <Row title={post.name} note={`${post.place} · ${termOf(post)}`} />
      {post.basis ? <Row title={text.basis} note={post.basis} /> : null}
      {asking ? (
        <>
          <Notice>{text.next}</Notice>
          <Field most={REASON.most} placeholder={text.reason} onChange={setReason} />
          {why ? <Notice>{why.sentence}</Notice> : null}
        </>
      ) : null}
      {onNext && !asking ? (
        <>
          <Notice>{text.ending(dayOf(post.untilAt))}</Notice>
          <Button onPress={onNext}>{text.follow}</Button>
        </>
      ) : null}
      <View className="sheet-foot">
        {asking ? (
          <Button tone="danger" busy={busy !== null} off={!ready} onPress={() => void vacate()}>
            {ready ? text.sure(post.name) : text.needs}
          </Button>
        ) : (
          <Button tone="quiet" onPress={() => setAsking(true)}>
            {text.vacate}
          </Button>
        )}
      </View>
    </>
  );
};
