import type { CommandArgs, CommandName } from '@/lib/messaging/contract/commands';
import type { QueryArgs, QueryName } from '@/lib/messaging/contract/queries';
import { CommandQueue, type CommandRun } from './command-queue';
import { HubConnection } from './hub-connection';
import { createHubLink, type HubLinkStore } from './hub-link';
import type { ParsedHubMessage } from './hub-message';
import type { HubIdentity, HubWorld } from './hub-world';
import { QueryBoard, type QueryHandle } from './query-board';

const retryAfter = 1_000;
const pingEvery = 20_000;

/** A page's way to the worker: questions that stay answered, commands that are kept until they are acknowledged. */
export interface HubClient {
  readonly link: HubLinkStore;
  query<Q extends QueryName>(query: Q, args: QueryArgs<Q>): QueryHandle<Q>;
  /** `coalesce` names what a newer command of the same name replaces while neither was sent (drafts). */
  command<C extends CommandName>(name: C, args: CommandArgs<C>, coalesce?: string): CommandRun<C>;
  /** How many commands wait for their acknowledgement. */
  unanswered(): number;
  /** `pagehide` and `pageshow`: a page in the back-forward cache holds no port. */
  pause(): void;
  resume(): void;
  /** While a page is seen it pings, which keeps the worker awake. */
  setVisible(visible: boolean): void;
}

interface Desk {
  readonly world: HubWorld;
  readonly link: HubLinkStore;
  readonly queue: CommandQueue;
  readonly board: QueryBoard;
  readonly signal: AbortSignal;
}

function welcome(desk: Desk, message: Extract<ParsedHubMessage, { kind: 'welcome' }>): void {
  const { world, link, queue, board } = desk;
  const otherBuild = message.build !== world.build;
  link.setState({ phase: 'open', state: message.state, why: message.why, wiped: false, otherBuild });
  if (otherBuild) world.reload(message.build);
  board.askAll(message.head);
  queue.sendAll();
}

function receive(desk: Desk, message: ParsedHubMessage): void {
  const { link, queue, board } = desk;
  switch (message.kind) {
    case 'welcome':
      return welcome(desk, message);
    case 'state':
      return link.setState({ state: message.state, why: message.why });
    case 'answer':
      return board.answer(message.sid, message.head, message.value);
    case 'no-answer':
      return board.refuse(message.sid, message.code, message.say);
    case 'ack':
      board.acknowledged(message.head);
      return queue.acknowledge(message.id, message.result);
    case 'nack':
      if (!message.retry) return queue.refuse(message.id, message.code, message.say);
      return desk.world.clock.after(retryAfter, () => queue.sendAgain(message.id), desk.signal);
    case 'wiped':
      link.setState({ wiped: true, state: 'inert' });
      queue.giveUp();
      return board.blank();
    case 'pong':
    case 'refused':
      return undefined;
  }
}

/** Connects to the worker and lives until the signal is aborted. */
export function createHubClient(world: HubWorld, identity: HubIdentity, signal: AbortSignal): HubClient {
  const link = createHubLink();
  const queue = new CommandQueue((message) => connection.send(message));
  const board = new QueryBoard((message) => connection.send(message));
  const desk: Desk = { world, link, queue, board, signal };
  let visible = true;
  const connection = new HubConnection({
    world,
    identity,
    link,
    onMessage: (message) => receive(desk, message),
    signal,
  });

  function pingLoop(): void {
    if (visible) connection.ping();
    world.clock.after(pingEvery, pingLoop, signal);
  }
  world.clock.after(pingEvery, pingLoop, signal);
  connection.resume();

  return {
    link,
    query: (query, args) => board.handle(query, args),
    command: (name, args, coalesce) => queue.add({ id: world.newId(), name, args, coalesce }),
    unanswered: () => queue.size,
    pause: () => connection.pause(),
    resume: () => connection.resume(),
    setVisible(now) {
      if (now && !visible) connection.ping();
      visible = now;
    },
  };
}
