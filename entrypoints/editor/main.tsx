import { render } from 'preact';
import browser from 'webextension-polyfill';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';
import { EditorApp } from './EditorApp.tsx';

const ask = createAsk(sendAgain((message) => browser.runtime.sendMessage(message)));

render(<EditorApp ask={ask} />, document.querySelector('#page')!);
