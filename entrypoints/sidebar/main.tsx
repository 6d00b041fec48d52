import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { Shell } from '@/components/shell/Shell';
import { HubContext } from '@/lib/app/hub-context';
import { SidebarContext } from '@/lib/app/sidebar';
import { startSidebar } from '@/lib/app/start-sidebar';

const root = document.getElementById('root');
if (root === null) throw new Error('sidebar.html has no #root');

const page = new AbortController();
const { hub, sidebar } = startSidebar(page.signal);

createRoot(root).render(
  <HubContext value={hub}>
    <SidebarContext value={sidebar}>
      <Shell />
    </SidebarContext>
  </HubContext>,
);
