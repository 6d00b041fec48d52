import { html } from '../../http/html';
import { alert, pageResponse } from './layout';
import { authPath } from '../better-auth';
import type { Language } from './words';

/** Where a sign-in ends that cannot go back to the extension: what was asked for was not right. */
export function wrongWayPage(language: Language): Response {
  return pageResponse({
    language,
    title: language.words.signIn,
    status: 400,
    body: html`${alert(language.words.wrongWay)}`,
  });
}

/** An answer on the way to a code leads a person somewhere; whatever is no redirect leads to the page that says so. */
export function onTheWay(answer: Response): Response {
  if (answer.headers.has('location')) return answer;
  const headers = new Headers({ location: `${authPath}/error` });
  return new Response(null, { status: 303, headers });
}
