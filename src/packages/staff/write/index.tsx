import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useForm } from '../../../api/useForm';
import { goBackSaying, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';
import { lettersOver, saysAtLeast } from '../../../../domain/kernel/letters';

const text = {
  done: '写好了，等别人审阅',
  next: '一行写一步，别人照着就能办。不写人名。别人审阅之后收录。',
  title: '起个名字，比如：路灯当天修',
  steps: '一行一步，比如：先打电力值班电话',
  few: '名字至少 4 个字，办法至少一步',
  long: '一步最多 100 字，最多 8 步',
  send: '交给别人审阅',
  sent: '写好了，等别人审阅',
};
const TITLE = { least: 4, most: 30 };
const STEP = { least: 2, most: 100, count: 8 };
const STEPS_MOST = 800;
const nothing = { title: '', lines: '' };

const stepsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => saysAtLeast(line, STEP.least));

const missing = (title: string, steps: readonly string[]): string => {
  if (!saysAtLeast(title, TITLE.least) || !steps.length) return text.few;
  return steps.length > STEP.count || steps.some((step) => lettersOver(step, STEP.most) > 0) ? text.long : '';
};

/** From a closed matter to a way others can copy. */
function WriteCard() {
  const id = useRoute()('id');
  const { draft, change, run, busy, why } = useForm(`${id}:card`, nothing);
  const steps = stepsOf(draft.lines);
  const lacking = missing(draft.title, steps);

  const send = async () => {
    if (!(await run('playbook.write', { requestId: id, title: draft.title.trim(), steps }))) return;
    goBackSaying(text.done);
    void Taro.showToast({ title: text.sent, icon: 'none' });
  };

  return (
    <Screen
      footer={
        <Foot why={why} lacking={lacking} busy={busy !== null} onSend={() => void send()}>
          {text.send}
        </Foot>
      }
    >
      <Card>
        <Text className="quiet">{text.next}</Text>
        <Field
          initial={draft.title}
          most={TITLE.most}
          placeholder={text.title}
          onChange={(title) => change({ title })}
        />
        <Field
          kind="long"
          initial={draft.lines}
          most={STEPS_MOST}
          placeholder={text.steps}
          onChange={(lines) => change({ lines })}
        />
      </Card>
    </Screen>
  );
}

export default forStaff(WriteCard);
