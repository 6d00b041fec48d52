import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { PopupPage } from '@/components/privacy/popup/PopupPage';
import { showPage } from '@/lib/app/show-page';

showPage('popup', <PopupPage />);
