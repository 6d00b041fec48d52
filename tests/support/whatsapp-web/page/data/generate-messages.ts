import { createRandom } from './random';

import type { Chat, Message, MessageKind } from './chat';
import type { Random } from './random';

const INCOMING = [
  'Hello! Is the blue one still in stock?',
  'Could you deliver on Thursday afternoon?',
  'Thank you, the parcel arrived today 🙏',
  'How much would it be for twenty pieces?',
  'नमस्ते, क्या आप आज खुले हैं?',
  'মোৰ অৰ্ডাৰটো কেতিয়া আহিব?',
  'شكرا جزيلا، وصلت البضاعة',
  'I paid this morning, reference 4471.',
  'Two sizes please:\n- one medium\n- one large',
  'Can we meet on Monday instead?',
  'The left hinge is loose, can you have a look?',
];
const OUTGOING = [
  'Yes, we have three left.',
  'Thursday between 2 and 5 works for us.',
  'You are welcome! Let us know if anything is missing.',
  'I will send you the price list in a minute.',
  'Your order is ready to collect.',
  'We open at 9 tomorrow.',
  'Noted. See you on Monday 👍',
];

const MINUTE = 60_000;

/** Makes the message history of a chat, oldest first; the same seed always gives the same history. */
export function generateMessages(chat: Chat, seed: number, me: string): Message[] {
  const random = createRandom(seed, 1_000_000 + chat.index);
  const count = 8 + random.below(52);
  const times = Array.from({ length: count }, () => random.below(90));
  let time = chat.lastTime - times.reduce((sum, minutes) => sum + minutes * MINUTE, 0);
  return times.map((minutes, position) => {
    time += minutes * MINUTE;
    const isLast = position === times.length - 1;
    return generateMessage({ chat, random, time, me, position, isLast });
  });
}

interface MessageInput {
  readonly chat: Chat;
  readonly random: Random;
  readonly time: number;
  readonly me: string;
  readonly position: number;
  readonly isLast: boolean;
}

function generateMessage({ chat, random, time, me, position, isLast }: MessageInput): Message {
  const kind = kindOf(random, position);
  const drawn = kind !== 'system' && (chat.kind === 'self' || random.below(5) < 2);
  // The list tells who wrote last without looking at any message.
  const fromMe = isLast ? chat.lastFromMe : drawn;
  const text = random.pick(fromMe ? OUTGOING : INCOMING);
  const quote = position > 2 && random.below(9) === 0 ? random.pick(INCOMING) : undefined;
  return {
    id: messageId(random, fromMe),
    kind,
    fromMe,
    author: fromMe ? me : chat.title,
    text: kind === 'album' || kind === 'voice' ? '' : text,
    time,
    quote,
  };
}

function kindOf(random: Random, position: number): MessageKind {
  if (position === 0) {
    return 'system';
  }
  const roll = random.below(30);
  return roll === 0 ? 'album' : roll === 1 ? 'voice' : 'text';
}

/** A bare message id; neither its length nor its beginning tells the direction reliably. */
export function messageId(random: Random, fromMe: boolean): string {
  const long = fromMe && random.below(3) === 0;
  return long ? `A5${random.hex(30)}` : `${random.pick(['3A', '3E', 'AC'])}${random.hex(18)}`;
}
