import '../../components/tokens.css';
import '../../components/illustration/illustration.css';
import './glossary.css';
import './entry.css';
import './entry-end.css';
import './front.css';
import './list.css';
import './print.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';
import { REVISION_KEY } from '../../glossary/settings.ts';
import { createCatalogueKeeper } from './catalogue-keeper.ts';
import { GlossaryPage } from './GlossaryPage.tsx';
import { keepPlaces } from './place.ts';

const ask = createAsk(sendAgain((message) => browser.runtime.sendMessage(message)));
const keeper = createCatalogueKeeper(ask);

browser.storage.local.onChanged.addListener((changes) => {
  if (REVISION_KEY in changes) keeper.refresh();
});
keepPlaces();
dressDocument(`${t('sharedGlossary')} · LumoMate`);

render(<GlossaryPage ask={ask} keeper={keeper} />, document.querySelector('#page')!);
