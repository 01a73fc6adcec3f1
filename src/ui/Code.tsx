import { useMemo } from 'react';
import { Image } from '@tarojs/components';
import qrcode from 'qrcode-generator';

const CELL = 8;
/** A scanner needs four cells of white around the code. */
const MARGIN = 4 * CELL;

const pictureOf = (words: string): string => {
  const code = qrcode(0, 'M');
  code.addData(words, 'Byte');
  code.make();
  return code.createDataURL(CELL, MARGIN);
};

/** A QR code as one picture: a view a square would be a thousand nodes. Black on white by night too. */
export const Code = ({ words, label }: { words: string; label: string }) => {
  const picture = useMemo(() => pictureOf(words), [words]);
  return <Image className="code" src={picture} mode="aspectFit" ariaLabel={label} />;
};
