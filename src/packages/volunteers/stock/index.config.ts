// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '可兑换的东西',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
