// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '我的微心愿',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
