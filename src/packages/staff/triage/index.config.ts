export default definePageConfig({ navigationBarTitleText: '受理和派单' });
