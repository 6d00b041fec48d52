import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { WelcomePage } from '@/components/privacy/welcome/WelcomePage';
import { showPage } from '@/lib/app/show-page';

showPage('welcome', <WelcomePage />);
