import { cleanTitle } from '../text/clean-title';
import { writtenText } from './written-text';

const mostNodes = 200;

/** The name that an element shows: its `title`, else its text with emoji pictures read as their characters. */
export function readTitle(element: Element): string {
  const titled = element.hasAttribute('title') ? element : element.querySelector('[title]');
  const title = cleanTitle(titled?.getAttribute('title') ?? '');
  return title === '' ? cleanTitle(writtenText(element, mostNodes)) : title;
}
