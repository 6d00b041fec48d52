import { joinUntil, onEnd } from '@/lib/platform/on-end';
import type { BridgeActive } from '@/lib/messaging/wire/bridge';
import type { HostState } from '@/lib/messaging/wire/host';
import { lookLoosely } from '../health/loose-finder';
import { readPage, type PageSnapshot } from '../page/read-page';
import { readSkin } from '../page/read-skin';
import { readTitle } from '../page/read-text';
import { watchPage } from '../page/watch-page';
import { isForeign, seenSoFar, track } from './chat-track';
import { doubt } from './doubt';
import { begin, type ChatFollower, type Following, type Here } from './following';
import { identify, type Identified, type Verdict } from './identify';
import { patience, stateOfScreen, stateOfStream } from './page-state';
import { sameView, type PageView } from './page-view';

/** Follows the open chat until the signal ends; while another one is being put in place there is none. */
export function followChat(following: Following): ChatFollower {
  const { document, modules, signal } = following;
  const here = begin(following);
  modules.onChanged(() => reconsider(here), signal);
  onEnd(signal, () => stopTimers(here));
  here.keepInSight = watchPage(document, { onChange: () => notice(here), onFrame: () => look(here) }, signal);
  modules.watch();
  onEnd(signal, () => modules.rest());
  look(here);
  return {
    view: () => here.view,
    onChange(run, until) {
      joinUntil(here.listeners, run, until);
    },
    evidence: () => ({
      page: here.page,
      modules: here.said !== undefined && here.said.code !== 'broken' && here.said.code !== 'not-ready',
      release: here.said?.version ?? '',
    }),
    wid: () => (here.view.chat === null ? undefined : here.tracked?.wid),
    look: () => look(here),
  };
}

/**
 * Something changed; true when it is to be looked at with the next frame. Where the shown chat is gone or renamed,
 * whoever draws it hears at once. While a settled chat stands as it stood, a page in turmoil is looked at now and then.
 */
function notice(here: Here): boolean {
  const isHere = isThere(here);
  // Whose chat it is now is asked before the page begins to lay itself out: that alone takes longer than the answer.
  if (!isHere && (here.page.main !== null || here.page.screen === 'between')) look(here);
  const isCalm =
    isHere && here.settled && here.view.state === 'chat' && here.page.newest?.isConnected !== false;
  if (!isCalm) return true;
  const wait = here.lookedAt + patience.calmMs - Date.now();
  if (wait <= 0) return true;
  here.calm ??= setTimeout(() => look(here), wait);
  return false;
}

/** The chat's element is in the page and bears the same name. */
function isThere({ page: { main, titleElement, title } }: Here): boolean {
  return (
    main?.isConnected === true && titleElement?.isConnected === true && readTitle(titleElement) === title
  );
}

function stopTimers(here: Here): void {
  clearTimeout(here.timer);
  clearTimeout(here.calm);
}

function look(here: Here): void {
  if (here.signal.aborted) return;
  clearTimeout(here.calm);
  here.calm = undefined;
  here.lookedAt = Date.now();
  const page = readPage(here.document, here.selectors);
  const before = here.page;
  here.page = page;
  here.keepInSight(page.titleElement, page.newest);
  if (page.screen !== before.screen) restart(here);
  if (page.screen !== 'chat') return lookElsewhere(here, page);
  const other = page.main !== before.main || page.title !== before.title;
  if (other || isForeign({ wid: undefined, title: page.title, messageIds: here.seenIds }, page.messageIds))
    restart(here);
  here.seenIds = seenSoFar(here.seenIds, page.messageIds);
  if (here.settled && here.view.chat !== null) publish(here, 'chat', here.view.chat);
  else decide(here);
}

function restart(here: Here): void {
  here.since = Date.now();
  here.seenIds = [];
  here.settled = false;
  here.proofs = 0;
  here.stream = undefined;
}

function reconsider(here: Here): void {
  here.since = Date.now();
  here.settled = false;
  // A tab that nobody sees is looked at again as soon as it is seen; but whose chat it is may still be to be learned.
  if (!here.document.hidden || here.said?.code !== 'chat') look(here);
}

function decide(here: Here): void {
  const said = here.modules.active(here.page.messageIds);
  const state = said === undefined ? undefined : stateOfStream(said.stream);
  if (state !== undefined && state !== 'syncing') return publish(here, state);
  here.said = said;
  const verdict = doubt(identify(here.page, said, Date.now()), {
    shown: here.page,
    loose: lookLoosely(here.document),
    resting: here.breakers.resting('chat'),
  });
  act(here, verdict);
  if (here.settled && verdict.is !== 'disagree' && here.modules.state() === 'on') askLater(here, said);
}

/** A better answer may be had later: modules that did not answer, or messages that were not there yet. */
function askLater(here: Here, said: BridgeActive | undefined): void {
  if (said?.code !== 'chat') again(here, patience.askAgainMs);
  else if (said.seen === 0 && here.proofs < patience.proofs) {
    here.proofs += 1;
    again(here, patience.proofMs);
  }
}

function act(here: Here, verdict: Verdict): void {
  const waited = Date.now() - here.since;
  switch (verdict.is) {
    case 'known':
      here.breakers.note('chat', true);
      if (verdict.who.chat.identities.length > 0) here.breakers.note('number', true);
      settleOn(here, verdict.who);
      return;
    case 'disagree':
    case 'unproven':
      if (waited < patience.switchMs) {
        publish(here, 'loading');
        again(here, patience.retryMs);
      } else {
        settleOn(here, verdict.who);
        if (verdict.is === 'disagree') {
          here.breakers.note('chat', false);
          again(here, patience.askAgainMs);
        }
      }
      return;
    case 'unreadable':
      publish(here, waited < patience.switchMs ? 'loading' : 'unreadable');
      again(here, waited < patience.switchMs ? patience.retryMs : patience.askAgainMs);
  }
}

function settleOn(here: Here, who: Identified): void {
  const mark = { wid: who.wid, title: who.chat.title, messageIds: here.page.messageIds };
  here.tracked = track(here.tracked, mark, () => crypto.randomUUID());
  here.settled = true;
  publish(here, 'chat', { token: here.tracked.token, ...who.chat });
}

/** No chat is there to be read: says why, as far as the page or WhatsApp's modules tell. */
function lookElsewhere(here: Here, page: PageSnapshot): void {
  const so = { waited: Date.now() - here.since, wasOpen: here.tracked !== undefined };
  const { state, final } = stateOfScreen(page.screen, so);
  if (final) here.tracked = undefined;
  // A field to type into means that a chat is open, and then "no chat" would be wrong.
  const missed = state === 'no-chat' && lookLoosely(here.document).composers > 0;
  publish(here, missed ? 'unreadable' : (here.stream ?? state));
  if (missed) again(here, patience.screenMs);
  if (!final) again(here, patience.screenMs);
  if (page.screen === 'unknown' || page.screen === 'loading') askForStream(here);
}

function askForStream(here: Here): void {
  if (here.modules.state() === 'off' || Date.now() - here.streamAskedAt < patience.streamMs) return;
  here.streamAskedAt = Date.now();
  const said = here.modules.active([]);
  here.said = said;
  if (said === undefined) return;
  here.stream = stateOfStream(said.stream);
  if (here.stream !== undefined) publish(here, here.stream);
}

function again(here: Here, ms: number): void {
  clearTimeout(here.timer);
  here.timer = setTimeout(() => {
    here.settled = false;
    look(here);
  }, ms);
}

function publish(here: Here, state: HostState, chat: PageView['chat'] = null): void {
  const view: PageView = { state, chat, skin: readSkin(here.document, here.selectors), safe: false };
  if (sameView(here.view, view)) return;
  here.view = view;
  for (const run of here.listeners) run(view);
}
