import vantComponents from './ui/vantComponents.json';

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mine/index', 'pages/report/index', 'pages/register/index'],
  subPackages: [
    { root: 'packages/people', pages: ['card/index'] },
    { root: 'packages/requests', pages: ['detail/index', 'list/index', 'receipt/index'] },
    { root: 'packages/staff', pages: ['inbox/index'] },
  ],
  window: {
    navigationBarBackgroundColor: '#F6F7F5',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '邻里应',
    backgroundColor: '#F6F7F5',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5B6A6E',
    selectedColor: '#0F7B6C',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/home.png',
        selectedIconPath: 'assets/home-on.png',
      },
      {
        pagePath: 'pages/mine/index',
        text: '我的',
        iconPath: 'assets/mine.png',
        selectedIconPath: 'assets/mine-on.png',
      },
    ],
  },
  usingComponents: Object.fromEntries(vantComponents.map((name) => [`van-${name}`, `/vant/${name}/index`])),
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用来填好你反映的事发生在哪里，可以不给' } },
  __usePrivacyCheck__: true,
});
