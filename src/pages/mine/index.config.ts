export default definePageConfig({ navigationBarTitleText: '邻里应', enablePullDownRefresh: true });
