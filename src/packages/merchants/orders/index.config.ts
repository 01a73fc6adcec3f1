export default definePageConfig({ navigationBarTitleText: '我下的单', enablePullDownRefresh: true });
