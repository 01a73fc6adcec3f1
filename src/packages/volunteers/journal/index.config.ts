// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '积分明细',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
