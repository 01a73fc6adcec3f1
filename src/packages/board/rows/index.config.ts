// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '结果公开',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
