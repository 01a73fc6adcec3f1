import vantComponents from './ui/vantComponents.json';

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mine/index', 'pages/report/index', 'pages/register/index'],
  subPackages: [
    { root: 'packages/people', pages: ['card/index', 'poster/index', 'take/index'] },
    { root: 'packages/board', pages: ['rates/index', 'rows/index'] },
    { root: 'packages/requests', pages: ['detail/index', 'list/index', 'receipt/index', 'find/index'] },
    {
      root: 'packages/staff',
      pages: [
        'inbox/index',
        'triage/index',
        'handover/index',
        'meeting/index',
        'contact/index',
        'judge/index',
        'playbook/index',
        'write/index',
        'record/index',
        'posts/index',
        'settings/index',
      ],
    },
  ],
  // Colours of WeChat's own bars, light and dark: theme.json.
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@barText',
    navigationBarTitleText: '邻里应',
    backgroundColor: '@paper',
    backgroundTextStyle: '@dots',
  },
  tabBar: {
    color: '@quiet',
    selectedColor: '@primary',
    backgroundColor: '@card',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: '@home', selectedIconPath: '@homeOn' },
      { pagePath: 'pages/mine/index', text: '我的', iconPath: '@mine', selectedIconPath: '@mineOn' },
    ],
  },
  usingComponents: Object.fromEntries(vantComponents.map((name) => [`van-${name}`, `/vant/${name}/index`])),
  lazyCodeLoading: 'requiredComponents',
  // Asked for only when the person points at the map themselves.
  requiredPrivateInfos: ['chooseLocation'],
  __usePrivacyCheck__: true,
});
