import type { Shelf } from '../../glossary/catalogue.ts';

/** What the glossary's front page shows. It stands in the address, so that the back button leads back to it. */
export interface FrontState extends Shelf {
  query: string;
}

export const EVERYTHING: FrontState = { query: '', pack: '', section: '', category: '' };

const PAGE = '/glossary.html';

/** What an address says, as far as it can be read. @param hash `location.hash` */
export function readFront(hash: string): FrontState {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    query: said.get('q') ?? '',
    pack: said.get('pack') ?? '',
    section: said.get('section') ?? '',
    category: said.get('category') ?? '',
  };
}

/** The address of a front page, from the extension's root; also that of all of it ends in “#”, or it would be loaded anew. */
export function frontPath({ query = '', ...shelf }: Partial<FrontState>): string {
  const said = Object.entries({ q: query, ...shelf }).filter(([, value]) => value);
  return `${PAGE}#${new URLSearchParams(said)}`;
}
