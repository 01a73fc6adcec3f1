import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { emergencyOf } from '../../domain/requests/emergency';
import { Button } from './Button';

const text = { first: '先顾人，再反映', still: '打完电话还可以接着发，会按急事快办。' };
const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);

/** Whom to call before anything else, when the words say somebody is in danger. It blocks nothing. */
export const Emergency = ({ words }: { words: string }) => {
  const numbers = emergencyOf(words);
  if (!numbers.length) return null;
  return (
    <View className="card danger" ariaRole="alert">
      <Text className="card-title">{text.first}</Text>
      {numbers.map(({ number, name, advice }) => (
        <View key={number} className="danger-line">
          <Text className="para">{advice}</Text>
          <Button always icon="phone-o" onPress={() => void call(number)}>
            {`打 ${number} ${name}`}
          </Button>
        </View>
      ))}
      <Text className="quiet line-words">{text.still}</Text>
    </View>
  );
};
