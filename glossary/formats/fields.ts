import type { FieldName } from './draft.ts';
import { languageOf, languageTag } from './languages.ts';

/** What people call the fields of a glossary in spreadsheets, JSON, YAML and front matter. */

/** Names parted by semicolons, as people write them; the likelier stand before others. */
const NAMES: Record<FieldName, string> = {
  term:
    'term; título; titulo; titel; source term; english term; terms; name; headword; title; word; label; pref label; preferred label; preferred term; ' +
    'concept; lemma; entry; expression; phrase; glossary term; term name; business term; vocabulary; ' +
    'front; begriff; fachbegriff; bezeichnung; benennung; stichwort; wort; ausdruck; terme; mot; ' +
    'intitulé; nom; libellé; término; palabra; nombre; concepto; vocablo; termo; palavra; nome; conceito; ' +
    'termine; parola; voce; vocabolo; begrip; woord; naam; begrepp; ord; begreb; begrep; termi; käsite; ' +
    'termin; pojęcie; hasło; słowo; nazwa; pojem; terim; kifejezés; όρος; термин; понятие; слово; ' +
    'название; термін; istilah; thuật ngữ; 用語; 単語; 語句; 名称; 名稱; 見出し語; 言葉; 术语; 術語; 词条; 詞條; 名词; 名詞; 词语; 詞語; ' +
    '词汇; 用语; 용어; 단어; 명칭; 표제어; اصطلاح; واژه; عبارت; المصطلح; مصطلح; الكلمة; كلمة; מונח; शब्द',
  aliases:
    'aliases; alias; acronym; acronyms; abbr; abbrev; abbreviation; abbreviations; abbreviated form; ' +
    'short form; initialism; aka; also known as; other names; other name; alternative names; alternative ' +
    'name; alternate name; alternate names; alternative terms; alternative; alternatives; alt label; alt ' +
    'labels; hidden label; synonyms; synonym; variants; variant; longform; long form; full form; full ' +
    'name; full term; expansion; expanded; expanded form; stands for; written out; abkürzung; kürzel; ' +
    'akronym; synonyme; langform; sigle; acronyme; abréviation; synonymes; sinónimos; sinónimo; siglas; ' +
    'sigla; acrónimo; abreviatura; sinônimos; sinônimo; sinonimi; sinonimo; acronimo; abbreviazione; ' +
    'synoniemen; synoniem; afkorting; synonimy; synonim; skrót; akronim; синонимы; синоним; аббревиатура; ' +
    'сокращение; 略語; 略称; 別名; 同義語; 类似词; 缩写; 縮寫; 简称; 簡稱; 同义词; 同義詞; 别名; 약어; 약자; 동의어; 별칭; مترادف; مخفف; ' +
    'مرادف; اختصار',
  category:
    'category; categories; cat; group; section; topic; topics; domain; area; theme; module; chapter; ' +
    'field; type; kind; class; tags; tag; kategorie; kategorien; bereich; thema; gruppe; fachgebiet; ' +
    'begriffsklasse; catégorie; domaine; thème; rubrique; categoría; tema; área; ámbito; categoria; ' +
    'settore; categorie; kategoria; dziedzina; категория; раздел; カテゴリ; カテゴリー; 分類; 分野; 类别; 類別; 分类; 领域; ' +
    '분류; 카테고리; 분야; دسته; دسته بندی; واحد; الفئة; التصنيف',
  blurb:
    'blurb; short def; brief def; target term; target preferred; target text; 번역문; short; short description; short definition; brief; brief description; brief definition; ' +
    'summary; tldr; tl dr; tagline; one liner; one line; kurzbeschreibung; kurzdefinition; résumé; ' +
    'resumen; resumo; riassunto; samenvatting; streszczenie; 概要; 要約; 摘要; 简介; 요약; translation; ' +
    'translations; target; übersetzung; traduction; traducción; tradução; traduzione; vertaling; ' +
    'tłumaczenie; перевод; 訳; 訳語; 翻訳; 译文; 翻译; 번역',
  definition:
    'definition; full def; long def; descr; sense; definitions; def; defn; description; desc; meaning; meanings; explanation; explanations; ' +
    'explained; long; long description; long definition; full definition; full description; details; ' +
    'gloss; text; content; body; back; bedeutung; beschreibung; erklärung; erläuterung; définition; ' +
    'signification; explication; definición; descripción; significado; explicación; definição; descrição; ' +
    'explicação; definizione; descrizione; significato; spiegazione; definitie; omschrijving; betekenis; ' +
    'beschrijving; uitleg; betydelse; forklaring; betydning; beskrivelse; beskrivning; määritelmä; ' +
    'selitys; definicja; opis; znaczenie; wyjaśnienie; definice; význam; tanım; açıklama; anlam; ορισμός; ' +
    'определение; описание; значение; пояснение; визначення; definisi; arti; định nghĩa; 定義; 説明; 意味; 解説; ' +
    '定义; 解释; 解釋; 说明; 說明; 释义; 釋義; 描述; 含义; 含義; 정의; 설명; 의미; 뜻; تعریف; توضیح; توضیحات; معنی; التعريف; تعريف; ' +
    'الشرح; شرح; الوصف; المعنى; הגדרה; परिभाषा; अर्थ',
  plain: 'plain; in plain language; plain language; in plain words; einfach erklärt; leichte sprache',
  picture: 'picture; everyday picture; analogy; an everyday picture',
  where: 'where; where it shows up; where used',
  example:
    'example; sentence; example sentences; examples; a small example; usage; usage example; example sentence; sample; context; ' +
    'beispiel; beispiele; exemple; exemples; ejemplo; ejemplos; exemplo; exemplos; esempio; esempi; ' +
    'voorbeeld; przykład; пример; 例; 例文; 用例; 例句; 示例; 예시; 예문; 예; مثال',
  myth: 'myth; common misunderstanding; misunderstanding; misconception; common misconception',
  takeaway: 'takeaway; one line to take with you; take away; key takeaway',
  seeAlso:
    'see also; seealso; see; related; related terms; related term; related concepts; related entries; ' +
    'ref; refs; cross references; cross reference; xref; xrefs; cf; narrower; broader; siehe auch; siehe; ' +
    'verwandte begriffe; voir aussi; voir; termes liés; véase también; ver también; ver; véase; veja ' +
    'também; ver também; vedi anche; vedi; zie ook; zie; zobacz też; zobacz także; см также; 関連語; 関連用語; ' +
    '参照; 相关术语; 另见; 관련 용어; 관련어; مرتبط',
  sources:
    'sources; source; url; urls; link; links; canonical url; source url; reference; references; citation; ' +
    'website; web; href; wikipedia; read more; further reading; learn more; more info; quelle; quellen; ' +
    'fuente; fuentes; fonte; fontes; fonti; bron; bronnen; źródło; źródła; источник; 出典; 来源; 來源; 출처; منبع',
  id: 'id; slug; key; identifier; uid; uuid; term id; termid; entry id; concept id; anchor; handle',
  caseSensitive: 'case sensitive; match case',
  status: 'status; state; approval status; review status',
  reviewedBy: 'reviewed by; reviewer; approved by',
  updated:
    'updated; last updated; modified; last modified; updated at; date modified; last reviewed; last ' +
    'update; aktualisiert; stand',
  illustration: 'illustration',
};

/** Names of a term written out; the term itself then is its acronym. */
const EXPANSIONS = new Set(
  (
    'longform; long form; full form; full name; full term; expansion; expanded; expanded form; stands for; ' +
    'written out; langform'
  ).split('; '),
);

interface KnownName {
  field: FieldName;
  /** 0 is the likeliest name of its field. */
  rank: number;
}

let known: Map<string, KnownName> | undefined;

/** By folded name. Made when it is first wanted: a background that is woken seldom reads a file. */
function knownNames(): Map<string, KnownName> {
  if (known) return known;
  known = new Map();
  for (const [field, names] of Object.entries(NAMES)) {
    for (const [rank, name] of names.split(/;\s*/).entries()) {
      const folded = foldName(name);
      if (!known.has(folded)) known.set(folded, { field: field as FieldName, rank });
    }
  }
  return known;
}

/** `See_Also:`, `seeAlso` and `SEE ALSO` are one name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name understood: the field, how likely it is meant, and the language that it says (`def_fr`, `us-def`). */
export interface NamedField extends KnownName {
  language?: string;
}

/** Names understood before: records have the same again and again. */
const understood = new Map<string, NamedField | undefined>();
/** So many names are remembered. */
const MOST_REMEMBERED = 5_000;

/** The field that a heading or key names; undefined for a name of no field. */
export function fieldOf(name: string): NamedField | undefined {
  if (understood.has(name)) return understood.get(name);
  const found = knownNames().get(foldName(name)) ?? inLanguage(name, languageOf);
  if (understood.size < MOST_REMEMBERED) understood.set(name, found);
  return found;
}

/** As `fieldOf`, where an ending such as “id” is known to be a language. */
export function fieldInLanguage(name: string): NamedField | undefined {
  return inLanguage(name, languageTag);
}

/** Does the heading say that its terms are written out (`longform`)? */
export function namesExpansion(name: string): boolean {
  return EXPANSIONS.has(foldName(name));
}

/** A language at the end or beginning of a name, the rest of which is a field. */
function inLanguage(name: string, language: (text: string) => string | undefined): NamedField | undefined {
  const words = foldName(name).split(' ');
  for (const count of [2, 1]) {
    if (words.length <= count) continue;
    for (const [stem, tag] of [
      [words.slice(0, -count), words.slice(-count)],
      [words.slice(count), words.slice(0, count)],
    ] as const) {
      const named = knownNames().get(stem.join(' '));
      const found = named && language(tag.join('-'));
      if (found) return { ...named, language: found };
    }
  }
  return undefined;
}

/** An item after its separator: in quotes, because a separator is in it, or as it is. */
const ITEM = /[;|\n]\s*(?:"((?:[^"]|"")*)"\s*(?=[;|\n]|$)|([^;|\n]*))/g;
const COMMA_ITEM = /,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g;

/** A list written in one cell: by semicolons, bars or line breaks; else by commas. What stands in quotes is one item. */
export function splitList(text: string): string[] {
  const items = itemsOf(`;${text}`, ITEM);
  return items.length > 1 || /[;|\n]/.test(text) ? items : itemsOf(`,${text}`, COMMA_ITEM);
}

function itemsOf(text: string, item: RegExp): string[] {
  return [...text.matchAll(item)]
    .map(([, quoted, bare = '']) => (quoted?.replaceAll('""', '"') ?? bare).trim())
    .filter(Boolean);
}

/** A list as one cell: what `splitList` reads back. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => (/[;|,"\n]/.test(item) ? `"${item.replaceAll('"', '""')}"` : item)).join('; ');
}
