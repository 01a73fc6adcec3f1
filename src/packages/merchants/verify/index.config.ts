export default definePageConfig({ navigationBarTitleText: '核实商铺', enablePullDownRefresh: true });
