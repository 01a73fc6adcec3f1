import { plainUnit } from '../../domain/units/model';
import { offer, turn } from '../../domain/rewards/rules';
import { Refusal } from '../../domain/kernel/fault';

const COMMUNITY = '410403001001';
const unit = {
  ...plainUnit,
  _id: 'shop-1',
  kind: 'partnerShop',
  name: '早餐铺',
  placeId: COMMUNITY,
  phone: '',
} as const;
const said = {
  communityId: COMMUNITY,
  unitId: 'shop-1',
  title: '馒头',
  text: '',
  photo: '',
  points: 1,
  stock: 3,
  validDays: 30,
};
const given = (funded: boolean) =>
  offer({ _id: 'r'.repeat(24), funded, unit }, said, { by: 'o-owner', now: new Date('2026-11-18T02:00:00Z') });

test('what a shop gives waits until somebody other than its owner puts it up', () => {
  const waiting = given(true);
  expect(waiting.state).toBe('paused');
  expect(() => turn(waiting, 'resume', 'o-owner')).toThrow(new Refusal('SHOP_OWN'));
  expect(turn(waiting, 'resume', 'o-clerk').state).toBe('offered');
  expect(turn(turn(given(false), 'pause', 'o-owner'), 'resume', 'o-owner').state).toBe('offered');
});
