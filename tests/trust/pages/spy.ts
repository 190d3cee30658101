/**
 * A page that wants to know: it reads whatever a page's script can get hold of (events, selection, carets, highlights,
 * animations, timings, styles, whole trees), all the time, and keeps every text it comes by.
 */

/** What the spy has read so far, by where it was read. */
export type Loot = Record<string, string[]>;

declare global {
  interface Window {
    /** The spy's own; only on its page. */
    spy: { loot(): Loot; look(): void; grasp(words: string[]): void };
  }
}

/** Runs in the page, before anything else does. It travels as source. */
export function spyOnEverything(): void {
  const loot = new Map<string, Set<string>>();
  const keep = (where: string, text: unknown) => {
    if (typeof text !== 'string' || !text.trim()) return;
    const own = loot.get(where) ?? new Set();
    loot.set(where, own);
    if (own.size < 2_000) own.add(text.slice(0, 20_000));
  };
  const attempt = (act: () => void) => {
    try {
      act();
    } catch {
      // Refused: nothing to be read here.
    }
  };
  /** Whatever hangs together with a node. */
  const keepNode = (where: string, node: unknown) =>
    attempt(() => {
      if (!(node instanceof Node)) return;
      const root = node.getRootNode();
      keep(where, node.textContent);
      if (node instanceof Element) keep(where, node.outerHTML);
      // Not the document: its own words are the page's.
      if (root === document) return;
      keep(where, root.textContent);
      if (root instanceof ShadowRoot) keep(where, root.innerHTML);
    });
  const keepMembers = (where: string, thing: object) => {
    for (const name in thing) {
      attempt(() => {
        const value = (thing as Record<string, unknown>)[name];
        keepNode(`${where}.${name}`, value);
        if (typeof value === 'string') keep(`${where}.${name}`, value);
      });
    }
  };

  const types = new Set<string>(
    [
      'focusin',
      'focusout',
      'DOMActivate',
      'compositionstart',
      'textInput',
      'MozMousePixelScroll',
      'DOMMouseScroll',
    ].concat('find selectionchange gesturestart overflow underflow mozfullscreenchange message'.split(' ')),
  );
  for (const holder of [
    window,
    Document.prototype,
    HTMLElement.prototype,
    Element.prototype,
    SVGElement.prototype,
  ]) {
    for (const name in holder) if (name.startsWith('on')) types.add(name.slice(2));
  }
  const onEvent = (event: Event) => {
    const where = `event ${event.type}`;
    keepMembers(where, event);
    for (const name of ['originalTarget', 'explicitOriginalTarget', 'rangeParent', 'relatedTarget', 'target'])
      attempt(() => keepNode(`${where}.${name}`, (event as never)[name]));
    attempt(() => {
      for (const target of event.composedPath()) keepNode(`${where}.composedPath`, target);
    });
    attempt(() => keep(where, (event as ClipboardEvent).clipboardData?.getData('text/plain')));
    attempt(() => keep(where, (event as DragEvent).dataTransfer?.getData('text/plain')));
    attempt(() => {
      const { touches = [] } = event as TouchEvent;
      for (const touch of touches) keepNode(where, touch.target);
    });
    lookAtSelection(where);
  };
  for (const type of types) {
    for (const target of [window, document])
      target.addEventListener(type, onEvent, { capture: true, passive: true });
  }

  const lookAtSelection = (where: string) =>
    attempt(() => {
      const selection = getSelection();
      if (!selection) return;
      keep(`${where}, selection`, String(selection));
      keepNode(`${where}, selection anchor`, selection.anchorNode);
      keepNode(`${where}, selection focus`, selection.focusNode);
      for (let i = 0; i < selection.rangeCount; i++) {
        const range = selection.getRangeAt(i);
        keep(`${where}, selection range`, range.toString());
        keepNode(`${where}, selection range`, range.startContainer);
        keepNode(`${where}, selection range`, range.commonAncestorContainer);
        keepNode(`${where}, selection range`, range.cloneContents());
      }
      for (const range of selection.getComposedRanges?.({ shadowRoots: [] }) ?? [])
        keepNode(`${where}, composed range`, range.startContainer);
    });

  const lookAtPoint = (x: number, y: number) => {
    for (const element of document.elementsFromPoint(x, y)) keepNode('elementsFromPoint', element);
    attempt(() => keepNode('caretPositionFromPoint', document.caretPositionFromPoint(x, y)?.offsetNode));
    attempt(() => keepNode('caretRangeFromPoint', document.caretRangeFromPoint(x, y)?.startContainer));
    attempt(() => {
      for (const { highlight } of (
        CSS.highlights as never as { highlightsFromPoint(x: number, y: number): { highlight: Highlight }[] }
      ).highlightsFromPoint(x, y))
        for (const range of highlight) keepNode('highlightsFromPoint', range.startContainer);
    });
  };

  const holders = () =>
    [...document.querySelectorAll('[popover]'), ...document.documentElement.children].filter(
      (element) => element !== document.head && element !== document.body,
    );

  const lookAtHolder = (holder: Element) => {
    keepNode('the card’s element', holder);
    keepMembers('the card’s element', holder);
    attempt(() => keepNode('shadowRoot', holder.shadowRoot));
    // Whatever keeps things from being selected may be undone.
    for (const name of ['user-select', '-webkit-user-select'])
      attempt(() => (holder as HTMLElement).style.setProperty(name, 'text', 'important'));
    attempt(() => Object.assign(holder, { inert: false, contentEditable: 'inherit' }));
    attempt(() =>
      keep(
        'getHTML',
        (holder as never as { getHTML(how: object): string }).getHTML({ serializableShadowRoots: true }),
      ),
    );
    attempt(() => keepNode('a clone', holder.cloneNode(true)));
    for (const pseudo of [null, '::before', '::after', '::backdrop', '::part(card)'])
      attempt(() => keep('computed style', JSON.stringify(Object.entries(getComputedStyle(holder, pseudo)))));
    attempt(() => {
      for (const animation of holder.getAnimations({ subtree: true }))
        keepNode('animations of the card’s element', (animation.effect as KeyframeEffect).target);
    });
    const { left, top, width, height } = holder.getBoundingClientRect();
    for (let i = 1; i < 6; i++) {
      for (let j = 1; j < 6; j++) lookAtPoint(left + (i * width) / 6, top + (j * height) / 6);
    }
  };

  const look = () => {
    lookAtSelection('looking');
    keepNode('activeElement', document.activeElement);
    keep('innerText', document.documentElement.innerText);
    keep('XMLSerializer', new XMLSerializer().serializeToString(document));
    for (const [name, highlight] of CSS.highlights) {
      keep('highlight names', name);
      for (const range of highlight) {
        const live = document.createRange();
        attempt(() => {
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          keep('highlights', live.toString());
        });
      }
    }
    attempt(() => {
      for (const animation of document.getAnimations()) {
        keep('animations', (animation as CSSAnimation).animationName);
        keepNode('animations', (animation.effect as KeyframeEffect).target);
      }
    });
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets])
      attempt(() => keep('style sheets', [...sheet.cssRules].map(({ cssText }) => cssText).join('\n')));
    for (const entry of performance.getEntries()) keep('performance', JSON.stringify(entry));
    for (const holder of holders()) lookAtHolder(holder);
    for (const name of Object.getOwnPropertyNames(window)) keep('globals', name);
  };
  const every = setInterval(() => attempt(look), 40);
  addEventListener('pagehide', () => clearInterval(every));

  for (const type of PerformanceObserver.supportedEntryTypes) {
    attempt(() =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          keep(`performance ${type}`, JSON.stringify(entry));
          keepMembers(`performance ${type}`, entry);
          for (const source of (entry as never as { sources?: { node: Node }[] }).sources ?? [])
            keepNode(`performance ${type}`, source.node);
        }
      }).observe({ type, buffered: true, ...(type === 'event' && { durationThreshold: 16 }) } as never),
    );
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      keep('mutations', `${target.nodeName} ${attributeName}`);
      for (const node of addedNodes) keepNode('mutations', node);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  /** Asks for words that it guesses, and takes all that can be selected. */
  const grasp = (words: string[]) => {
    const find = (window as never as { find?(word: string): boolean }).find;
    for (const word of words) {
      attempt(() => {
        getSelection()?.removeAllRanges();
        if (find?.call(window, word)) keep('window.find', word);
        lookAtSelection('window.find');
      });
    }
    attempt(() => {
      document.execCommand('selectAll');
      lookAtSelection('selectAll');
    });
    attempt(() => {
      for (const holder of holders()) {
        getSelection()?.selectAllChildren(holder);
        lookAtSelection('selectAllChildren');
        getSelection()?.setBaseAndExtent(document.body, 0, holder, holder.childNodes.length);
        lookAtSelection('setBaseAndExtent');
        (getSelection() as never as { modify(...how: string[]): void }).modify('extend', 'backward', 'line');
        lookAtSelection('modify');
        (getSelection() as never as { modify(...how: string[]): void }).modify(
          'extend',
          'forward',
          'documentboundary',
        );
        lookAtSelection('modify');
      }
    });
    // Editing takes the focus away; the reader must not notice.
    const focused = document.activeElement as HTMLElement | null;
    attempt(() => {
      document.designMode = 'on';
      document.execCommand('selectAll');
      lookAtSelection('designMode');
    });
    document.designMode = 'off';
    focused?.focus();
    getSelection()?.removeAllRanges();
  };

  window.spy = {
    look,
    grasp,
    loot: () => Object.fromEntries([...loot].map(([where, texts]) => [where, [...texts]])),
  };
}
