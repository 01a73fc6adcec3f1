// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '我反映的',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
