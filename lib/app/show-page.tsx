import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { HubContext } from './hub-context';
import { startHub } from './start-hub';
import { privacySpeech, SpeechContext } from './use-speech';

/** Shows one of the extension's own pages (not a frame), connected to the worker and in the person's language. */
export function showPage(view: 'options' | 'welcome' | 'popup', page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no place for its content');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const speech = privacySpeech(navigator.languages, zone);
  document.documentElement.lang = speech.language;
  const hub = startHub({ view }, new AbortController().signal);
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={speech.locale}>
        <HubContext value={hub}>
          <SpeechContext value={speech}>{page}</SpeechContext>
        </HubContext>
      </I18nProvider>
    </StrictMode>,
  );
}
