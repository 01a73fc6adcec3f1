export default definePageConfig({ navigationBarTitleText: '队伍和社区', enablePullDownRefresh: true });
