import '../../components/tokens.css';
import '../../components/controls/controls.css';
import '../../components/controls/forms.css';
import '../../components/letter/reader.css';
import '../../components/recall/question.css';
import '../../components/recall/recall.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { RecallApp } from './RecallApp.tsx';

dressDocument(`${t('letterRecallPage')} · LumoMate`);
const ask = createAsk((message) => browser.runtime.sendMessage(message));

render(<RecallApp ask={ask} />, document.querySelector('#page')!);
