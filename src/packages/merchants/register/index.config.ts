export default definePageConfig({ navigationBarTitleText: '登记商铺' });
