export default definePageConfig({ navigationBarTitleText: '放上一样东西' });
