import './browser.ts';
import { joinPage } from '../../entrypoints/content-script/join-page.ts';

/** A page on which LumoMate can be tried without installing it: `npm run build:try`. */

for (const choice of document.querySelectorAll<HTMLInputElement>('[name=theme]')) {
  choice.addEventListener('change', () => {
    if (choice.value) document.documentElement.dataset.theme = choice.value;
    else delete document.documentElement.dataset.theme;
  });
}

const field = document.getElementById('text') as HTMLTextAreaElement;
field.addEventListener('input', showText);
// Browsers fill it again when somebody comes back.
showText();

function showText(): void {
  document.getElementById('read')!.textContent = field.value;
}

// In the extension this is a command of the browser's.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || !event.shiftKey || event.code !== 'KeyL') return;
  event.preventDefault();
  globalThis.lumomate?.walk(1);
});

joinPage();
