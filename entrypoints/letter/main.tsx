import '../../components/tokens.css';
import '../../components/controls/controls.css';
import '../../components/controls/forms.css';
import '../../components/illustration/illustration.css';
import '../../components/letter/letter.css';
import '../../components/letter/reader.css';
import '../../components/recall/question.css';
import './letter-page.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { LetterApp } from './LetterApp.tsx';

dressDocument(`${t('letterPage')} · LumoMate`);
const ask = createAsk((message) => browser.runtime.sendMessage(message));

render(<LetterApp ask={ask} />, document.querySelector('#page')!);
