export default definePageConfig({ navigationBarTitleText: '便民地图', enablePullDownRefresh: true });
