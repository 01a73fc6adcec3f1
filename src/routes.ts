import Taro, { useRouter } from '@tarojs/taro';

/** Every screen by name, and where WeChat finds it. */
const paths = {
  home: '/pages/home/index',
  mine: '/pages/mine/index',
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
  'staff/posts': '/packages/staff/posts/index',
  'people/card': '/packages/people/card/index',
  'people/take': '/packages/people/take/index',
  'people/poster': '/packages/people/poster/index',
  'board/rates': '/packages/board/rates/index',
  'board/rows': '/packages/board/rows/index',
} as const;

type Screen = keyof typeof paths;
type Params = Readonly<Record<string, string>>;

/** Where a screen is, for WeChat: a card somebody sends opens it there. */
export const pathOf = (screen: Screen, params: Params): string => {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return paths[screen] + (query.length ? `?${query.join('&')}` : '');
};

export const go = (screen: Screen, params: Params = {}): void => void Taro.navigateTo({ url: pathOf(screen, params) });

/** Takes the place of the screen it is called on: there is nothing to come back to. */
export const goInstead = (screen: Screen, params: Params = {}): void =>
  void Taro.redirectTo({ url: pathOf(screen, params) });

export const goHome = (): void => void Taro.switchTab({ url: paths.home });

/** Back to where the person came from, or home when a shared card or a door code brought them. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else goHome();
};

/** What a screen was opened with; anything missing is empty. */
export const useRoute = (): ((name: string) => string) => {
  const params = useRouter().params as Record<string, string | undefined> | null;
  return (name) => decodeURIComponent(params?.[name] ?? '');
};
