import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';

const text = { call: '打过去', once: '离开这一页就看不到了。谁看过，对方看得到。', noName: '对方' };

/** A number both sides agreed to be called on; never kept on this phone. */
export const Call = ({ name, phone }: { name: string; phone: string }) => (
  <>
    <Text className="quiet line-words">{name || text.noName}</Text>
    <Text className="number">{phone}</Text>
    <Button icon="phone-o" onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
      {text.call}
    </Button>
    <Text className="quiet line-words">{text.once}</Text>
  </>
);
