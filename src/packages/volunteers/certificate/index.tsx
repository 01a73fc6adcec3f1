import { useCallback, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { saveDrawing } from '../../../api/files';
import { useAction } from '../../../api/useAction';
import { useDayFromNow } from '../../../api/useNow';
import type { OutputOf } from '../../../../domain/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Drawing } from '../../../ui/Drawing';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Stepper } from '../../../ui/Stepper';
import { hoursInWords } from '../days';
import { drawCertificate, PAPER, type Pen } from './paper';

const text = {
  next: '把这一年签到核实过的时长开成一张证明，带编号，谁都能核对。同一年再开一张，前一张就不再作数。',
  year: '哪一年',
  make: '开一张',
  picture: '志愿服务证明',
  checked: '签到核实的时长',
  back: '补录的时长',
  tasks: '参加任务',
  times: (tasks: number) => `${tasks} 次`,
  code: '编号',
  save: '存到相册',
  saved: '存好了',
  left: '没存上，请允许保存到相册再试',
  check: '核对一张证明',
};

const FIRST_YEAR = 2020;

type Certificate = OutputOf<'task.certificate'>;

const Made = ({ certificate }: { certificate: Certificate }) => {
  const sheet = useRef<Taro.Canvas | null>(null);
  const draw = useCallback(
    (canvas: Taro.Canvas) => {
      const pen = canvas.getContext('2d') as unknown as Pen | null;
      if (!pen) return;
      drawCertificate(certificate, pen);
      sheet.current = canvas;
    },
    [certificate],
  );
  const save = async () => {
    const saved = sheet.current !== null && (await saveDrawing(sheet.current));
    void Taro.showToast({ title: saved ? text.saved : text.left, icon: 'none' });
  };
  return (
    <>
      <Drawing id="certificate" {...PAPER} label={text.picture} draw={draw} />
      <Card>
        <Row title={text.checked} value={hoursInWords(certificate.checkedMinutes)} />
        <Row title={text.back} value={hoursInWords(certificate.backMinutes)} />
        <Row title={text.tasks} value={text.times(certificate.tasks)} />
        <Row title={text.code} value={certificate.code} />
      </Card>
      <Button hero onPress={() => void save()}>
        {text.save}
      </Button>
    </>
  );
};

/** Verified hours of a year as a picture with a number anybody can check. */
export default function CertificateScreen() {
  const thisYear = Number(useDayFromNow(0).slice(0, 4));
  const [picked, setYear] = useState(0);
  const year = picked || thisYear;
  const [made, setMade] = useState<Certificate | null>(null);
  const { run, busy, why } = useAction();
  const make = async () => {
    const certificate = await run('task.certificate', picked ? { year } : {});
    if (certificate) setMade(certificate);
  };
  return (
    <Screen>
      {made ? (
        <Made certificate={made} />
      ) : (
        <Card>
          <Text className="para">{text.next}</Text>
          <Stepper label={text.year} value={year} least={FIRST_YEAR} most={thisYear} unit="年" onChange={setYear} />
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} onPress={() => void make()}>
            {text.make}
          </Button>
        </Card>
      )}
      <Button tone="plain" onPress={() => go('volunteers/check')}>
        {text.check}
      </Button>
    </Screen>
  );
}
