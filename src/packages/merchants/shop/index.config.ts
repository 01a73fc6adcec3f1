export default definePageConfig({
  navigationBarTitleText: '商铺',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});
