import { now } from '../../api/clock';
import type { BulletinView } from '../../../domain/groups/bulletinContract';
import { dateInWords } from '../../../domain/kernel/words';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = {
  fresh: '没看过',
  confirm: '等你确认',
  withdrawn: '已收回',
  until: (day: string) => `${day} 截止`,
  over: '已截止',
  read: (read: number, audience: number) => `${audience} 家里 ${read} 家看过`,
};

const standingOf = ({ withdrawn, forMe, readByMe, ackRequired, ackedByMe, kindLabel }: BulletinView): string => {
  if (withdrawn) return text.withdrawn;
  if (forMe && ackRequired && !ackedByMe) return text.confirm;
  return forMe && !readByMe ? text.fresh : kindLabel;
};

/** One notice in a list: what, by whom, until when. Counts only, never names. */
export const BulletinLine = ({ bulletin }: { bulletin: BulletinView }) => {
  const waits =
    bulletin.forMe && !bulletin.withdrawn && (!bulletin.readByMe || (bulletin.ackRequired && !bulletin.ackedByMe));
  return (
    <Line
      title={bulletin.title}
      tag={standingOf(bulletin)}
      tone={waits ? 'main' : 'quiet'}
      facts={[
        bulletin.by,
        bulletin.deadline && (bulletin.over ? text.over : text.until(dateInWords(bulletin.deadline, now()))),
        !bulletin.forMe && text.read(bulletin.read, bulletin.audience),
      ]}
      onPress={() => go('merchants/bulletin', { id: bulletin.bulletinId })}
    />
  );
};
