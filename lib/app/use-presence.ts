import { useEffect, useEffectEvent, useState } from 'react';
import type { ChatSigns } from '@/lib/messaging/wire/host';
import { isChatSigns } from './host-message';
import { createWatch, type Watched } from './presence-watch';
import { runJob } from './run-job';
import { useHostCall } from './sidebar';
import { useQuery } from './use-query';
import type { HereView, OpenChat } from './views';

const lookEvery = 1_000;

export interface Presence {
  /** Who else of the team is in this chat, those who write first. */
  readonly others: readonly HereView[];
  /** A message that was not typed here has just gone out, and nobody of the team said that it was theirs. */
  readonly isAnsweredElsewhere: boolean;
}

/**
 * Who else is in this chat; and tells the others that one is there oneself, as long as the page is seen. Of the chat
 * no word is read for it: whether the message box is empty, and whether the newest message went out.
 */
export function usePresence(chat: OpenChat, isOn: boolean): Presence {
  const call = useHostCall();
  const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
  const others = useQuery('presence.here', isOn ? { identities } : null).value ?? [];
  const [seen, setSeen] = useState<Watched>({ state: 'viewing', elsewhere: false });
  const isTold = others.some(({ state }) => state === 'answered');
  const byOther = useEffectEvent(() => others.some(({ state }) => state !== 'viewing'));
  const say = useEffectEvent((state: Watched['state'] | 'left') => {
    void runJob('presence.say', { identities, state });
  });

  useEffect(() => {
    if (!isOn) return undefined;
    const watch = createWatch();
    let gone = false;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await call('chat.signs', { chat: chat.token });
      if (gone) return;
      const signs: ChatSigns | null = answer.ok && isChatSigns(answer.value) ? answer.value : null;
      const now = watch.look({ signs, now: Date.now(), byOther: byOther() });
      setSeen((before) => (before.state === now.state && before.elsewhere === now.elsewhere ? before : now));
      say(now.state);
    };
    const timer = setInterval(() => void look(), lookEvery);
    const leave = () => (document.visibilityState === 'visible' ? void look() : say('left'));
    document.addEventListener('visibilitychange', leave);
    void look();
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', leave);
      say('left');
    };
  }, [isOn, call, chat.token]);

  return { others, isAnsweredElsewhere: seen.elsewhere && !isTold };
}
