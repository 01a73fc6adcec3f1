import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import type { ContactCard } from '../../domain/posts/contract';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { Pressable } from './Pressable';
import { Row } from './Row';

const text = { vacant: '空缺', call: '打电话' };

const noteOf = ({ vacant, coveredBy, duty, place }: ContactCard): string =>
  vacant ? `${text.vacant}${coveredBy ? `，由${coveredBy}代管` : ''}` : duty || place;

/** Who answers for what (遇事问谁), with the community's number that relays. */
export const ContactRow = ({ contact }: { contact: ContactCard }) => (
  <Row
    lead={<Avatar name={contact.vacant ? '' : contact.name || contact.post} src={contact.avatar} />}
    title={`${contact.post} ${contact.name}`.trim()}
    note={noteOf(contact)}
    tail={
      contact.phone && !contact.vacant ? (
        <Pressable
          className="call"
          label={`给${contact.post}${text.call}`}
          onPress={() => void Taro.makePhoneCall({ phoneNumber: contact.phone }).catch(() => undefined)}
        >
          <Icon name="phone-o" tone="main" />
          <Text className="quiet">{text.call}</Text>
        </Pressable>
      ) : null
    }
  />
);
