export default definePageConfig({ navigationBarTitleText: '商铺' });
