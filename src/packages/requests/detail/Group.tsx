import type { RequestView } from '../../../../domain/requests/contract';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Row } from '../../../ui/Row';

const text = {
  title: '商户群里的事',
  shop: '哪家店',
  kind: '归哪一类',
  unit: '答复的部门',
  desk: '社区专员',
  about: '说的是这家店',
  aboutNote: '店里不会知道是谁说的',
  share: '把进度发到微信群',
};

/** What a need is to its group, and the card that tells the group how far it has come. */
export const Group = ({ request: { need, about } }: { request: RequestView }) => (
  <>
    {need ? (
      <Card title={text.title}>
        <Row title={need.group} onPress={() => go('merchants/group', { id: need.groupId })} />
        <Row title={text.shop} value={need.shop} />
        <Row title={text.kind} value={need.classLabel} />
        <Row title={text.unit} value={need.unit || text.desk} />
        <Button share tone="quiet" icon="share-o">
          {text.share}
        </Button>
      </Card>
    ) : null}
    {about ? (
      <Card>
        <Row title={text.about} note={text.aboutNote} value={about.shop} />
      </Card>
    ) : null}
  </>
);
