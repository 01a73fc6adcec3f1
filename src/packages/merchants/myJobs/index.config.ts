export default definePageConfig({ navigationBarTitleText: '我的招工和意向', enablePullDownRefresh: true });
