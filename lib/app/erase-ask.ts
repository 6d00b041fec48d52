import { createContext, use } from 'react';

/** Opens the question whether a certain customer shall be erased. */
export type EraseAsk = (contactId: string) => void;

/** Where the items of a list find the question, which belongs to the page. */
export const EraseAskContext = createContext<EraseAsk>(() => undefined);

/** The question, for an item deep in a list. */
export function useEraseAsk(): EraseAsk {
  return use(EraseAskContext);
}
