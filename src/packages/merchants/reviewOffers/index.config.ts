export default definePageConfig({ navigationBarTitleText: '审核伙伴服务', enablePullDownRefresh: true });
