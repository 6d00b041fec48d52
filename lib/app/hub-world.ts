import type { ClientMessage } from '@/lib/messaging/contract/hub';
import type { Clock } from '@/lib/platform/clock';

/** One port to the worker, as far as a client needs it. */
export interface HubPort {
  post(message: ClientMessage): void;
  close(): void;
  onMessage(listen: (message: unknown) => void): void;
  onClose(listen: () => void): void;
}

/** Everything outside that a client of the hub touches, as an argument, so that tests own it. */
export interface HubWorld {
  /** Throws where the extension is gone. */
  connect(): HubPort;
  /** A UUID version 7. */
  newId(): string;
  readonly clock: Clock;
  /** This page's build; a worker of another build makes the page load itself again. */
  readonly build: string;
  /** Called at most once for each build of the worker. */
  reload(workerBuild: string): void;
  /** A new single-use ticket after a refusal, or none where tickets are not used. */
  newTicket(): Promise<string | undefined>;
}

export type HubView = 'contact' | 'work' | 'options' | 'popup' | 'welcome';

/** Who says hello. */
export interface HubIdentity {
  readonly view: HubView;
  readonly client: string;
  readonly ticket?: string | undefined;
}
