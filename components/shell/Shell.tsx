import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useDensity } from '@/lib/app/use-density';
import { useHost, useSidebar } from '@/lib/app/sidebar';
import { TextContext, useTextFor, type SidebarText } from '@/lib/app/use-text';
import { ContactSidebar } from '../contact/ContactSidebar';
import { SafeBanner } from '../health/SafeBanner';
import { WorkSidebar } from '../work/WorkSidebar';
import { Gate } from './Gate';
import { HelpSheet } from './HelpSheet';
import { PanelBar } from './PanelBar';
import { ShellKeys } from './ShellKeys';
import { StatusBar } from './StatusBar';
import { ToastArea } from './ToastArea';
import styles from './Shell.module.css';

/** Language, direction and colours of the page follow WhatsApp Web, or the browser where there is none. */
function useRootAttributes(text: SidebarText): void {
  const { view: name } = useSidebar();
  const theme = useHost(({ view }) => view?.theme);
  const dir = useHost(({ view }) => view?.dir ?? 'ltr');
  useEffect(() => {
    const root = document.documentElement;
    root.lang = text.language;
    root.dir = dir;
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    document.title = `1chat CRM: ${text.t(name === 'work' ? 'work.title' : 'contact.title')}`;
  }, [text, dir, theme, name]);
}

/** One sidebar page: its state, its screen, its messages. */
export function Shell() {
  const { view, framed } = useSidebar();
  const text = useTextFor(useHost((host) => host.view?.lang));
  const isWaiting = useHost(({ phase }) => phase === 'waiting');
  useRootAttributes(text);
  useDensity();
  // A copy of this page that somebody else put into a frame is never greeted, and stays blank.
  if (framed && isWaiting) return null;
  return (
    <I18nProvider locale={text.locale}>
      <TextContext value={text}>
        <ShellKeys />
        <div className={styles.page}>
          <main className={styles.main} aria-label={text.t(view === 'work' ? 'work.title' : 'contact.title')}>
            <PanelBar />
            <StatusBar />
            <SafeBanner />
            <Gate>{view === 'work' ? <WorkSidebar /> : <ContactSidebar />}</Gate>
          </main>
          <ToastArea />
        </div>
        <HelpSheet />
      </TextContext>
    </I18nProvider>
  );
}
