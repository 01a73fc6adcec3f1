export default definePageConfig({ navigationBarTitleText: '招工', enablePullDownRefresh: true });
