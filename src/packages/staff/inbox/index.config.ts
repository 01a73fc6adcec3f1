// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '工作台',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
