export default definePageConfig({ navigationBarTitleText: '我的商铺', enablePullDownRefresh: true });
