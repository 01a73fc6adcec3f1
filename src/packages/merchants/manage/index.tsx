import { useQuery } from '../../../api/useQuery';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';

const text = {
  verify: '核实商铺',
  verifyNote: '新登记的、补充好的，最急的在前',
  groups: '商户群',
  groupsNote: '粘贴群里的话、发通知、看看板',
  offers: '审核伙伴服务',
  offersNote: '商户和单位给邻居的公益、低偿服务',
  seekers: '找活的人',
  seekersNote: '把合适的招工告诉他',
  record: '亮身份',
  recordNote: '在核实过的商铺里点开，亮出或收回',
  trades: '行业列表',
};
const COMMUNITY = 12;

/** The communities whose list of trades this person keeps. */
const Trades = () => {
  const [me, again] = useQuery('person.me', {});
  return (
    <Loaded of={me} retry={again} cards={1}>
      {({ posts }) => (
        <>
          {posts
            .filter(({ role, placeId }) => role === 'communityClerk' && placeId.length === COMMUNITY)
            .map(({ placeId, place }) => (
              <Row
                key={placeId}
                title={text.trades}
                note={place}
                onPress={() => go('merchants/trades', { community: placeId })}
              />
            ))}
        </>
      )}
    </Loaded>
  );
};

/** What staff do about shops and merchant groups, on one page. */
function Manage() {
  return (
    <Screen>
      <Card>
        <Row title={text.groups} note={text.groupsNote} onPress={() => go('merchants/groups')} />
        <Row title={text.verify} note={text.verifyNote} onPress={() => go('merchants/verify')} />
        <Row title={text.record} note={text.recordNote} onPress={() => go('merchants/verify')} />
        <Row title={text.offers} note={text.offersNote} onPress={() => go('merchants/reviewOffers')} />
        <Row title={text.seekers} note={text.seekersNote} onPress={() => go('merchants/seekers')} />
        <Trades />
      </Card>
    </Screen>
  );
}

export default forStaff(Manage);
