import type { RouteMeaning } from './route';
import * as people from './routes/people';
import * as service from './routes/service';
import * as sync from './routes/sync';

/** Every address of the API, by the name that server and client use for it. */
export const api = { ...service, ...sync, ...people } as const satisfies {
  readonly [name: string]: RouteMeaning;
};

export type Api = typeof api;
export type RouteName = keyof Api;
