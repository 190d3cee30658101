import { useState } from 'preact/hooks';
import { infoProblems, type PackWords } from '../../glossary/edit-pack.ts';
import type { PackInfo } from '../../glossary/pack-types.ts';
import type { PackCount } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { ConfirmRemoval } from '../options/ConfirmRemoval.tsx';
import { Area, Line } from './Field.tsx';

interface PackHeadProps {
  /** The reader's own. */
  packs: readonly PackCount[];
  /** The open one; undefined while there is none. */
  pack: PackInfo | undefined;
  onChoose(id: string): void;
  onCreate(): void;
  /** Rejects with a sentence. */
  onDescribe(words: PackWords): Promise<void>;
  onDelete(): void;
}

/** The value that stands for a pack to be made. */
const NEW = '';

/** Which pack is written in, and what is said of it. */
export function PackHead({ packs, pack, onChoose, onCreate, onDescribe, onDelete }: PackHeadProps) {
  const [panel, setPanel] = useState<'words' | 'delete'>();
  const counted = packs.find(({ id }) => id === pack?.id);
  return (
    <header class="editor-head">
      <h1>
        <span class="wordmark">LumoMate</span> <span class="soft">{t('editorTitle')}</span>
      </h1>
      <label class="pack-choice">
        <span>{t('editorPack')}</span>
        <select
          class="field"
          value={pack?.id ?? NEW}
          onChange={({ currentTarget: { value } }) => (value === NEW ? onCreate() : onChoose(value))}
        >
          {!pack && <option value={NEW}>{t('editorFirstPack')}</option>}
          {packs.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {pack && <option value={NEW}>{t('editorNewPack')}</option>}
        </select>
      </label>
      {pack && counted && (
        <div class="editor-tools">
          <button
            type="button"
            class="text-button"
            aria-expanded={panel === 'words'}
            onClick={() => setPanel(panel === 'words' ? undefined : 'words')}
          >
            {t('editorAbout')}
          </button>
          <button
            type="button"
            class="text-button"
            aria-expanded={panel === 'delete'}
            onClick={() => setPanel(panel === 'delete' ? undefined : 'delete')}
          >
            {t('editorDeletePack')}
          </button>
        </div>
      )}
      <a class="soft" href="/options.html">
        {t('editorAllPacks')}
      </a>
      {pack && panel === 'words' && (
        <PackWordsForm
          key={`${pack.id} ${pack.version}`}
          pack={pack}
          onSave={async (words) => {
            await onDescribe(words);
            setPanel(undefined);
          }}
        />
      )}
      {counted && panel === 'delete' && (
        <ConfirmRemoval
          pack={counted}
          followed={false}
          onKeep={() => setPanel(undefined)}
          onRemove={() => {
            setPanel(undefined);
            onDelete();
          }}
        />
      )}
    </header>
  );
}

const LINES = [
  ['name', 'packName'],
  ['language', 'packLanguage'],
  ['author', 'packAuthor'],
  ['licence', 'packLicence'],
  ['homepage', 'packHomepage'],
] as const;

function PackWordsForm({ pack, onSave }: { pack: PackInfo; onSave(words: PackWords): Promise<void> }) {
  const { name, language, description = '', author = '', licence = '', homepage = '' } = pack;
  const [words, setWords] = useState({ name, language, description, author, licence, homepage });
  const [refused, setRefused] = useState('');
  const problems = infoProblems({ ...words, id: pack.id });
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <form
      class="pack-words"
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.length) return;
        const set = Object.entries(words).filter(([, value]) => value.trim());
        onSave(Object.fromEntries(set) as unknown as PackWords).catch((error: Error) =>
          setRefused(error.message),
        );
      }}
    >
      {LINES.map(([field, label]) => (
        <Line
          key={field}
          label={t(label)}
          value={words[field]}
          problem={problemOf(field)}
          onInput={(value) => setWords({ ...words, [field]: value })}
        />
      ))}
      <Area
        label={t('packDescription')}
        rows={2}
        value={words.description}
        problem={problemOf('description')}
        onInput={(value) => setWords({ ...words, description: value })}
      />
      {refused && (
        <p class="problem" role="alert">
          {refused}
        </p>
      )}
      <button type="submit" class="button button-main" disabled={problems.length > 0}>
        {t('sharedSave')}
      </button>
    </form>
  );
}
