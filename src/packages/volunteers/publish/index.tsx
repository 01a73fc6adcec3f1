import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useDayFromNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { taskCategories, taskKinds, type TaskCategory, type TaskKind } from '../../../../domain/tasks/categories';
import { AGE_MAX, SKILLS_MAX } from '../../../../domain/tasks/contract';
import { taskTemplates } from '../../../../domain/tasks/templates';
import { skills, type Skill } from '../../../../domain/volunteers/model';
import { PlacePick } from '../../../pages/register/PlacePick';
import { goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Chip } from '../../../ui/Chip';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { Tabs } from '../../../ui/Tabs';
import { forStaff } from '../../../ui/forStaff';
import { emptyTask, fromTemplate, lackingOf, saidOf, templatesFor, type TaskDraft } from './draft';
import { Times } from './Times';

const text = {
  templates: '常做的，点一下就填好',
  what: '要做什么',
  title: '一句话，比如：清扫院里的积雪',
  words: '怎么做，注意什么',
  bring: '带什么，可以不写',
  where: '在哪里',
  noPlace: '还没选地方',
  change: '选一下',
  here: '就在这里',
  spot: '说细一点，比如：3号楼门口',
  category: '算哪一种',
  kind: '给谁来认领',
  skill: '最好会什么',
  anything: '都行',
  done: '选好了',
  manyNote: '大家都能报名，满了排候补。',
  oneNote: '列在清单里，由一家或一个人认领，没来就放回清单。',
  age: '最小几岁',
  more: '还可以说明',
  request: '这个任务来自一件诉求，做完的结果会回到诉求里。',
  send: '发布',
};

type PartProps = { draft: TaskDraft; change: (part: Partial<TaskDraft>) => void };

const kindOptions = Object.entries(taskKinds).map(([key, label]) => ({ key: key as TaskKind, label }));
const categoryOptions = Object.entries(taskCategories).map(([key, label]) => ({ key: key as TaskCategory, label }));
const skillOptions = Object.entries(skills).map(([key, label]) => ({ key: key as Skill, label }));

const What = ({ draft, change }: PartProps) => (
  // A template writes into the fields, which keep what was typed: another key empties them.
  <Card key={draft.template ?? 'own'} title={text.what}>
    <Field initial={draft.title} most={30} placeholder={text.title} onChange={(title) => change({ title })} />
    <Field
      kind="long"
      initial={draft.words}
      most={TEXT_MAX}
      placeholder={text.words}
      onChange={(words) => change({ words })}
    />
    <Field initial={draft.bring} most={100} placeholder={text.bring} onChange={(bring) => change({ bring })} />
  </Card>
);

const Where = ({ draft, change }: PartProps) => {
  const [open, setOpen] = useState(false);
  return (
    <Card title={text.where}>
      <Chip icon="location-o" change={text.change} onPress={() => setOpen(true)}>
        {draft.place || text.noPlace}
      </Chip>
      <Field initial={draft.spot} most={40} placeholder={text.spot} onChange={(spot) => change({ spot })} />
      <Sheet title={text.where} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <PlacePick
            pick={text.here}
            may={({ placeId }) => placeId.length >= 12}
            onPick={({ placeId, label }) => {
              change({ placeId, place: label });
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};

type Picking = 'category' | 'skills' | null;

const More = ({ draft, change }: PartProps) => {
  const [picking, setPicking] = useState<Picking>(null);
  const toggle = (skill: Skill) => {
    if (draft.skills.includes(skill)) change({ skills: draft.skills.filter((one) => one !== skill) });
    else if (draft.skills.length < SKILLS_MAX) change({ skills: [...draft.skills, skill] });
  };
  const close = () => setPicking(null);
  return (
    <Card title={text.more}>
      <Row title={text.category} value={taskCategories[draft.category]} onPress={() => setPicking('category')} />
      <Row
        title={text.skill}
        value={draft.skills.map((skill) => skills[skill]).join('、') || text.anything}
        onPress={() => setPicking('skills')}
      />
      <Stepper
        label={text.age}
        value={draft.minAge}
        least={0}
        most={AGE_MAX}
        step={2}
        unit="岁"
        onChange={(minAge) => change({ minAge })}
      />
      <Text className="sheet-part">{text.kind}</Text>
      <Segments options={kindOptions} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      <Text className="quiet">{draft.kind === 'open' ? text.manyNote : text.oneNote}</Text>
      <Sheet title={text.category} open={picking === 'category'} onClose={close}>
        {picking === 'category' ? (
          <Choice
            options={categoryOptions}
            chosen={draft.category}
            onChoose={(category) => {
              change({ category });
              close();
            }}
          />
        ) : null}
      </Sheet>
      <Sheet title={text.skill} open={picking === 'skills'} onClose={close}>
        {picking === 'skills' ? (
          <>
            <Checks options={skillOptions} chosen={draft.skills} onToggle={toggle} />
            <Button onPress={close}>{text.done}</Button>
          </>
        ) : null}
      </Sheet>
    </Card>
  );
};

const templateTabs = (month: number) => templatesFor(month).map((key) => ({ key, label: taskTemplates[key].name }));
const nothing = emptyTask();

/** A call for help: from a template of the season, from a request, or in one's own words. */
function Publish() {
  const requestId = useRoute()('request');
  const today = useDayFromNow(0);
  const { draft, change, run, busy, why } = useForm<TaskDraft>(`task:${requestId}`, nothing);
  const lacking = lackingOf(draft);
  const send = async () => {
    const said = saidOf(draft);
    const done = requestId ? await run('task.fromRequest', { requestId, ...said }) : await run('task.publish', said);
    if (!done) return;
    goInstead('volunteers/task', { id: done.taskId });
  };
  return (
    <Screen
      footer={
        <Foot why={why} lacking={lacking} busy={busy !== null} onSend={() => void send()}>
          {text.send}
        </Foot>
      }
    >
      {requestId ? <Notice>{text.request}</Notice> : null}
      <Text className="lead">{text.templates}</Text>
      <Tabs
        tabs={templateTabs(Number(today.slice(5, 7)))}
        chosen={draft.template}
        onChoose={(template) => change(fromTemplate(template))}
      />
      <What draft={draft} change={change} />
      <Where draft={draft} change={change} />
      <Times draft={draft} change={change} />
      <More draft={draft} change={change} />
    </Screen>
  );
}

export default forStaff(Publish);
