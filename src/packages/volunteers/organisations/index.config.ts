export default definePageConfig({ navigationBarTitleText: '队伍和单位', enablePullDownRefresh: true });
