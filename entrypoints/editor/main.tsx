import { render } from 'preact';
import browser from 'webextension-polyfill';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';
import { EditorApp } from './EditorApp.tsx';

dressDocument(t('editorPage'));
const ask = createAsk(sendAgain((message) => browser.runtime.sendMessage(message)));

render(<EditorApp ask={ask} />, document.querySelector('#page')!);
