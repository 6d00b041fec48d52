import { createStore, type StoreApi } from 'zustand/vanilla';

/** Why the chat of a contact could not be opened. */
export type OpenChatCode =
  'no-number' | 'not-found' | 'not-ready' | 'wrong-chat' | 'unproven' | 'unsupported' | 'no-host';
export type WorkPlace = 'today' | 'contacts' | 'inbox';
export type ContactSort = 'name' | 'recent' | 'due';

/** What would not be missed after the panel is closed. Made per page, never stored. */
export interface UiState {
  readonly place: WorkPlace;
  readonly search: string;
  readonly labelId: string | null;
  readonly sort: ContactSort;
  /** Whose work the lists show: `any`, `mine`, `none`, or a member's id. */
  readonly owner: string;
  /** The contact whose details stand over the lists of Work. */
  readonly contactId: string | null;
  /** Why its chat could not be opened. */
  readonly openFailed: OpenChatCode | null;
  readonly help: boolean;
  /** The health page stands over the lists of Work. */
  readonly health: boolean;
}

export type UiStore = StoreApi<UiState>;

/** The state of a page that was just opened. */
export function createUiState(): UiStore {
  return createStore<UiState>(() => ({
    place: 'today',
    search: '',
    labelId: null,
    sort: 'name',
    owner: 'any',
    contactId: null,
    openFailed: null,
    help: false,
    health: false,
  }));
}
