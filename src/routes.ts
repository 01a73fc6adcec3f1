import Taro, { useRouter } from '@tarojs/taro';
import type { Duty } from '../domain/requests/turns';

/** Every screen by name, and where WeChat finds it. */
const paths = {
  home: '/pages/home/index',
  mine: '/pages/mine/index',
  volunteer: '/pages/volunteer/index',
  merchants: '/pages/merchants/index',
  report: '/pages/report/index',
  register: '/pages/register/index',
  'requests/detail': '/packages/requests/detail/index',
  'requests/list': '/packages/requests/list/index',
  'requests/receipt': '/packages/requests/receipt/index',
  'requests/find': '/packages/requests/find/index',
  'staff/inbox': '/packages/staff/inbox/index',
  'staff/triage': '/packages/staff/triage/index',
  'staff/handover': '/packages/staff/handover/index',
  'staff/meeting': '/packages/staff/meeting/index',
  'staff/contact': '/packages/staff/contact/index',
  'staff/judge': '/packages/staff/judge/index',
  'staff/playbook': '/packages/staff/playbook/index',
  'staff/write': '/packages/staff/write/index',
  'staff/record': '/packages/staff/record/index',
  'staff/settings': '/packages/staff/settings/index',
  'staff/exports': '/packages/staff/exports/index',
  'staff/posts': '/packages/staff/posts/index',
  'people/card': '/packages/people/card/index',
  'people/take': '/packages/people/take/index',
  'people/poster': '/packages/people/poster/index',
  'people/privacy': '/packages/people/privacy/index',
  'board/rates': '/packages/board/rates/index',
  'board/rows': '/packages/board/rows/index',
  'volunteers/task': '/packages/volunteers/task/index',
  'volunteers/mine': '/packages/volunteers/mine/index',
  'volunteers/board': '/packages/volunteers/board/index',
  'volunteers/code': '/packages/volunteers/code/index',
  'volunteers/finish': '/packages/volunteers/finish/index',
  'volunteers/organised': '/packages/volunteers/organised/index',
  'volunteers/publish': '/packages/volunteers/publish/index',
  'volunteers/wishes': '/packages/volunteers/wishes/index',
  'volunteers/wish': '/packages/volunteers/wish/index',
  'volunteers/myWishes': '/packages/volunteers/myWishes/index',
  'volunteers/newWish': '/packages/volunteers/newWish/index',
  'volunteers/passOn': '/packages/volunteers/passOn/index',
  'volunteers/recordWish': '/packages/volunteers/recordWish/index',
  'volunteers/wishReview': '/packages/volunteers/wishReview/index',
  'volunteers/guard': '/packages/volunteers/guard/index',
  'volunteers/join': '/packages/volunteers/join/index',
  'volunteers/teams': '/packages/volunteers/teams/index',
  'volunteers/team': '/packages/volunteers/team/index',
  'volunteers/members': '/packages/volunteers/members/index',
  'volunteers/points': '/packages/volunteers/points/index',
  'volunteers/journal': '/packages/volunteers/journal/index',
  'volunteers/score': '/packages/volunteers/score/index',
  'volunteers/rules': '/packages/volunteers/rules/index',
  'volunteers/newRules': '/packages/volunteers/newRules/index',
  'volunteers/proposals': '/packages/volunteers/proposals/index',
  'volunteers/propose': '/packages/volunteers/propose/index',
  'volunteers/rewards': '/packages/volunteers/rewards/index',
  'volunteers/vouchers': '/packages/volunteers/vouchers/index',
  'volunteers/use': '/packages/volunteers/use/index',
  'volunteers/stock': '/packages/volunteers/stock/index',
  'volunteers/offer': '/packages/volunteers/offer/index',
  'volunteers/settlement': '/packages/volunteers/settlement/index',
  'volunteers/ranking': '/packages/volunteers/ranking/index',
  'volunteers/drawer': '/packages/volunteers/drawer/index',
  'volunteers/certificate': '/packages/volunteers/certificate/index',
  'volunteers/check': '/packages/volunteers/check/index',
  'volunteers/nights': '/packages/volunteers/nights/index',
  'volunteers/organisations': '/packages/volunteers/organisations/index',
  'volunteers/organisation': '/packages/volunteers/organisation/index',
  'volunteers/fillDrawer': '/packages/volunteers/fillDrawer/index',
  'volunteers/manage': '/packages/volunteers/manage/index',
  'merchants/shops': '/packages/merchants/shops/index',
  'merchants/register': '/packages/merchants/register/index',
  'merchants/shop': '/packages/merchants/shop/index',
  'merchants/accept': '/packages/merchants/accept/index',
  'merchants/page': '/packages/merchants/page/index',
  'merchants/map': '/packages/merchants/map/index',
  'merchants/group': '/packages/merchants/group/index',
  'merchants/groups': '/packages/merchants/groups/index',
  'merchants/needs': '/packages/merchants/needs/index',
  'merchants/raise': '/packages/merchants/raise/index',
  'merchants/paste': '/packages/merchants/paste/index',
  'merchants/members': '/packages/merchants/members/index',
  'merchants/classes': '/packages/merchants/classes/index',
  'merchants/trades': '/packages/merchants/trades/index',
  'merchants/board': '/packages/merchants/board/index',
  'merchants/bulletins': '/packages/merchants/bulletins/index',
  'merchants/bulletin': '/packages/merchants/bulletin/index',
  'merchants/post': '/packages/merchants/post/index',
  'merchants/enter': '/packages/merchants/enter/index',
  'merchants/verify': '/packages/merchants/verify/index',
  'merchants/manage': '/packages/merchants/manage/index',
  'merchants/jobs': '/packages/merchants/jobs/index',
  'merchants/job': '/packages/merchants/job/index',
  'merchants/postJob': '/packages/merchants/postJob/index',
  'merchants/myJobs': '/packages/merchants/myJobs/index',
  'merchants/seek': '/packages/merchants/seek/index',
  'merchants/seekers': '/packages/merchants/seekers/index',
  'merchants/offers': '/packages/merchants/offers/index',
  'merchants/offer': '/packages/merchants/offer/index',
  'merchants/newOffer': '/packages/merchants/newOffer/index',
  'merchants/myOffers': '/packages/merchants/myOffers/index',
  'merchants/reviewOffers': '/packages/merchants/reviewOffers/index',
  'merchants/orders': '/packages/merchants/orders/index',
  'merchants/order': '/packages/merchants/order/index',
} as const;

type Screen = keyof typeof paths;
type Params = Readonly<Record<string, string>>;

/** Where a screen is, for WeChat: a card somebody sends, or a code, opens it there. */
export const pathOf = (screen: Screen, params: Params = {}): string => {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return paths[screen] + (query.length ? `?${query.join('&')}` : '');
};

export const go = (screen: Screen, params: Params = {}): void => void Taro.navigateTo({ url: pathOf(screen, params) });

/** Takes the place of the screen it is called on: there is nothing to come back to. */
export const goInstead = (screen: Screen, params: Params = {}): void =>
  void Taro.redirectTo({ url: pathOf(screen, params) });

/** Moves that need lists to choose from have a screen of their own; every other one opens on the matter's page. */
const screenOfMove: Readonly<Partial<Record<Duty, Screen>>> = {
  accept: 'staff/triage',
  dispatch: 'staff/triage',
  whistle: 'staff/triage',
  handOver: 'staff/handover',
  decide: 'staff/handover',
  convene: 'staff/meeting',
  judge: 'staff/judge',
};

/** To where a move is made. */
export const goMake = (move: Duty, id: string): void =>
  go(screenOfMove[move] ?? 'requests/detail', { id, move, ...(move === 'whistle' && { route: move }) });

export const goHome = (): void => void Taro.switchTab({ url: paths.home });

/** To everything that can be helped with. */
export const goVolunteering = (): void => void Taro.switchTab({ url: paths.volunteer });

/** Back to where the person came from, or home when a shared card or a door code brought them. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else goHome();
};

/** Back, with a word about what was done: the screen that showed it is gone. */
export const goBackSaying = (title: string): void => {
  goBack();
  void Taro.showToast({ title, icon: 'none' });
};

/** What a screen was opened with; anything missing is empty. */
export const useRoute = (): ((name: string) => string) => {
  const params = useRouter().params as Record<string, string | undefined> | null;
  return (name) => decodeURIComponent(params?.[name] ?? '');
};
