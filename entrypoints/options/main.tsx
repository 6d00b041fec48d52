import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { OptionsPage } from '@/components/privacy/options/OptionsPage';
import { showPage } from '@/lib/app/show-page';

showPage('options', <OptionsPage />);
