import { useId } from 'preact/hooks';
import type { Problem } from '../../glossary/pack.ts';
import type { MessageKey } from '../messages/keys.ts';
import { language as interfaceLanguage, t } from '../messages/messages.ts';

/** What can be said of a pack before it is stored. */
export interface InfoWords {
  id: string;
  name: string;
  version: string;
  language: string;
  description: string;
  author: string;
  licence: string;
  homepage: string;
}

interface InfoFieldsProps {
  info: InfoWords;
  /** Those that the file has terms in, when it has several. */
  languages: readonly string[] | undefined;
  problems: readonly Problem[];
  onChange(change: Partial<InfoWords>): void;
  onLanguage(language: string): void;
}

/** Examples are the same everywhere, but for those that are words. */
const FIELDS: [
  field: Exclude<keyof InfoWords, 'language'>,
  label: MessageKey,
  example: string | { say: MessageKey },
][] = [
  ['name', 'packName', { say: 'importExampleName' }],
  ['id', 'packId', 'acme-platform'],
  ['version', 'packVersion', '1.4.0'],
  ['author', 'packAuthor', { say: 'importExampleAuthor' }],
  ['licence', 'packLicence', 'CC-BY-4.0'],
  ['homepage', 'packHomepage', 'https://…'],
];

/** The words about a pack, each of which can be changed, and what is wrong with them. */
export function InfoFields({ info, languages, problems, onChange, onLanguage }: InfoFieldsProps) {
  const id = useId();
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  // What stands in no field of this form is said below it.
  const others = problems.filter(({ field = '' }) => !Object.hasOwn(info, field));
  return (
    <fieldset class="info-fields">
      <legend class="group-title">{t('importAbout')}</legend>
      {FIELDS.map(([field, label, example]) => (
        <label key={field} class="info-field">
          <span>{t(label)}</span>
          <input
            class="field"
            type="text"
            value={info[field]}
            placeholder={typeof example === 'string' ? example : t(example.say)}
            spellcheck={false}
            aria-invalid={problemOf(field) !== undefined}
            aria-describedby={problemOf(field) && `${id}${field}`}
            onInput={(event) => onChange({ [field]: event.currentTarget.value })}
          />
          {problemOf(field) && (
            <span class="problem" id={`${id}${field}`}>
              {t('importFieldProblem', t(label), problemOf(field) ?? '')}
            </span>
          )}
        </label>
      ))}
      <LanguageField
        language={info.language}
        languages={languages}
        problem={problemOf('language')}
        onChange={onLanguage}
      />
      {others.map(({ field, message }) => (
        <p key={field} class="problem" role="alert">
          {field} {message}
        </p>
      ))}
    </fieldset>
  );
}

interface LanguageFieldProps {
  language: string;
  languages: readonly string[] | undefined;
  problem: string | undefined;
  onChange(language: string): void;
}

/** Chosen where the file has several, typed where it has one. */
function LanguageField({ language, languages = [], problem, onChange }: LanguageFieldProps) {
  const id = useId();
  return (
    <div class="info-field">
      <label for={id}>{t('packLanguage')}</label>
      {languages.length > 1 ? (
        <select
          id={id}
          class="field"
          value={language}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {[...new Set([language, ...languages])].map((one) => (
            <option key={one} value={one}>
              {languageName(one)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          class="field"
          type="text"
          value={language}
          placeholder="en"
          spellcheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${id}-problem`}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {problem && (
        <span class="problem" id={`${id}-problem`}>
          {t('importFieldProblem', t('packLanguage'), problem)}
        </span>
      )}
    </div>
  );
}

/** `de` → “German (de)” */
function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames(interfaceLanguage(), { type: 'language' }).of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    // The file's own idea of a language.
    return tag;
  }
}
