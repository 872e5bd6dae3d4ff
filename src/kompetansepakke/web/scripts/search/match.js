// Which words of the index a reader means, and which pages hold them. Pure: no page, no network.
import { fold, plain } from "../shared/fold.js";

/**
 * @typedef {[from: string, to: string][]} Changes
 * @typedef {[words: Changes, first: Changes, endings: string, last: Changes, particles: string[], small: string[]]} Language
 * How words vary (search/norwegian.py).
 * @typedef {[title: string, kind?: number, label?: number, anchor?: string, told?: string, lang?: string]} Section Kind and label are numbers of names; `told` is the title with its languages, `lang` the one of the text.
 * @typedef {[address: string, kind: number, place: number, sections: Section[], number: string]} Page
 * @typedef {[name: string, first: number, version: string][]} Pieces The files with texts, the number of the first page in each, and what tells it from others of its name.
 * @typedef {[Language, kinds: string[], labels: string[], places: string[], Page[], Pieces, vocabulary: string, posts: string]} Packed
 * @typedef {{ words: string[], keys: string[], known: Set<string>, particles: Set<string> }} Spelling
 * The words of the index, the form of each, all of these, and the short first parts of compounds.
 * @typedef {ReturnType<typeof ready>} Index
 * @typedef {{ page: number, sections: number[] }} Hit
 * @typedef {Map<number, number>} Found How well words answer, by their numbers.
 * @typedef {{ best: number, more: number, title: number, sections: number[] }} OnPage
 * @typedef {{ page: number, count: number, score: number, sections: number[] }} Scored
 */

// How well a word answers another. Compounds count less than the word itself, beginnings least: the reader may still be typing.
const SAME = 10;
const FORM = 8;
const LAST_PART = 6;
const FIRST_PART = 5;
const BEGINNING = 3;
const FOLDED = 0.7;
const DIGITS = "!#$()*+,-./:;=?@[]^{|}~'";
/** A word, or a number such as 3.5 (search/index.py has the same). */
export const WORD = /\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu;

/**
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

/** @param {string} text */
const loose = (text) => text.replaceAll("æ", "(?:æ|ae)").replaceAll("ø", "(?:ø|oe?)").replaceAll("å", "(?:å|aa?)");
/**
 * @param {Changes} list
 * @param {(from: string) => string} change
 * @returns {[RegExp, string][]}
 */
const rules = (list, change) => list.map(([from, to]) => [RegExp(change(from)), to]);
/**
 * @param {[RegExp, string][]} list
 * @param {string} word
 */
const apply = (list, word) => list.reduce((now, [from, to]) => now.replace(from, to), word);

/**
 * The function that gives the form which a word shares with its other forms (search/norwegian.py has the rules).
 * @param {Language} language
 * @returns {(word: string) => string}
 */
export function keyMaker([words, first, endings, last]) {
  const whole = new Map([...words, ...words.map(([from, to]) => /** @type {[string, string]} */ ([fold(from), to]))]);
  const before = rules(first, loose);
  const any = RegExp(before.map(([{ source }]) => source.replace(/\\\d/g, ".")).join("|"));
  const ending = RegExp(endings);
  const after = rules(last, String);
  return (word) => {
    const plain = word.replaceAll(/[^a-zæøå\d]/g, (letter) => letter.normalize("NFD")[0]);
    let now = whole.get(plain) ?? plain;
    if (any.test(now)) now = apply(before, now);
    for (let was = ""; was !== now;) [was, now] = [now, now.replace(ending, "")];
    return apply(after, now);
  };
}

/**
 * The index as it comes, made ready to be searched.
 * @param {Packed} packed
 */
export function ready([language, kinds, labels, places, pages, pieces, vocabulary, posts]) {
  const key = keyMaker(language);
  const words = vocabulary.split(" ");
  const keys = words.map(key);
  const particles = new Set(language[4]);
  /**
   * @param {string[]} own
   * @param {string[]} forms
   * @returns {Spelling}
   */
  const spelling = (own, forms) => ({ words: own, keys: forms, known: new Set([...own, ...forms]), particles });
  const ids = new Map(words.map((word, id) => [word, id]));
  /** @type {[page: number, section: number][][]} */
  const titles = words.map(() => []);
  pages.forEach(([, , , sections, number], page) => {
    sections.forEach(([title], section) => {
      for (const word of new Set(wordsOf(section ? title : `${number} ${title}`))) titles[ids.get(word) ?? -1]?.push([page, section]);
    });
  });
  return { key, spelled: spelling(words, keys), plain: spelling(words.map(fold), keys.map(fold)), titles, posts: posts.split(" "), kinds, labels, places, pages, pieces, small: new Set(language[5]) };
}

/**
 * @param {string} part
 * @param {Set<string>} known
 */
const isKnown = (part, known) => part.length > 2 && known.has(part);
/**
 * @param {string} part
 * @param {Set<string>} known
 */
const isRight = (part, known) => [0, 1, 2].some((at) => isKnown(part.slice(at), known));
/**
 * @param {string} part
 * @param {Set<string>} known
 */
const isFirst = (part, known) => [part, part.replace(/[se]$/, "")].some((one) => isKnown(one, known));

/**
 * Whether `part`, which stands before a word of this length, is the first part of a compound. The shorter the word, the
 * surer we must be.
 * @param {string} part
 * @param {number} length
 * @param {Spelling} spelling
 */
function isLeft(part, length, { known, particles }) {
  if (length < 2 || part.length < 3 || (length < 5 && particles.has(part))) return false;
  return length > 3 || (length > 2 && part.length > 4) || isFirst(part, known);
}

/**
 * How well a word whose form is `key` answers one whose form is `own`, where it holds all of it; 0 where it's no part.
 * @param {string} own
 * @param {string} key
 * @param {Spelling} spelling
 */
function partWeight(own, key, spelling) {
  const at = key.indexOf(own);
  // A compound has lost the last letter of some short words: nordmann, mann, and ekspertrunde, runde.
  const last = key.endsWith(own) || own.length < 4 ? own : own.replace(/([^aeiouyæøå])(?:\1|[td])$/, "$1");
  if (at !== 0 && key.endsWith(last) && isLeft(key.slice(0, -last.length), own.length, spelling)) return LAST_PART;
  if (at < 0) return 0;
  const right = key.slice(at + own.length);
  if (at === 0) return own.length > 1 && isRight(right, spelling.known) ? FIRST_PART : own.length > 3 ? BEGINNING : 0;
  return isInside(own, key.slice(0, at), right, spelling) ? BEGINNING : 0;
}

/**
 * Whether `own` is a word in the middle of a long one. A short one may stand there by chance: «les» in fellesskap.
 * @param {string} own
 * @param {string} left
 * @param {string} right
 * @param {Spelling} spelling
 */
function isInside(own, left, right, spelling) {
  const length = own.length > 4 ? 5 : 2;
  return own.length > 2 && isLeft(left, length, spelling) && (length > 4 || isRight(right, spelling.known));
}

/**
 * How well `word`, whose form is `key`, answers `asked`, whose form is `own`.
 * @param {string} asked
 * @param {string} own
 * @param {string} word
 * @param {string} key
 * @param {Spelling} spelling
 */
function weigh(asked, own, word, key, spelling) {
  if (word === asked) return SAME;
  if (key === own) return FORM;
  const weight = partWeight(own, key, spelling);
  // In the middle of a word nothing begins.
  if (weight || key.indexOf(own) > 0 || asked.length < 3 || !word.startsWith(asked)) return weight;
  return asked.length < 4 ? BEGINNING - 1 : BEGINNING;
}

/**
 * Whether two words differ by one letter: another, one more, one less, or two that have changed places.
 * @param {string} one
 * @param {string} other
 */
function isNear(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  return [[1, 1], [0, 1], [1, 0]].some(([a, b]) => left.slice(a) === right.slice(b))
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
}

/**
 * The words of the index that answer `asked`.
 * @param {Index} index
 * @param {string} asked
 */
function answers(index, asked) {
  const { key, spelled, plain } = index;
  const own = key(asked);
  /** @type {Found} */
  const found = new Map();
  const [foldedAsked, foldedOwn] = /[æøå]/.test(asked) ? ["", ""] : [fold(asked), fold(own)];
  spelled.words.forEach((word, id) => {
    let weight = weigh(asked, own, word, spelled.keys[id], spelled);
    if (foldedAsked && weight < FORM) {
      const other = weigh(foldedAsked, foldedOwn, plain.words[id], plain.keys[id], plain);
      weight = Math.max(weight, other === SAME ? FORM : FOLDED * other);
    }
    if (weight) found.set(id, weight);
  });
  // What merely begins with three letters is of use while nothing better is found.
  if (asked.length < 4 && Math.max(...found.values()) >= FORM) {
    for (const [id, weight] of found) if (weight < BEGINNING) found.delete(id);
  }
  return found;
}

/**
 * A compound that the texts write as two words: the cut nearest to its end whose parts are both known. «epost» is e-post.
 * @param {Index} index
 * @param {string} asked
 */
function cut(index, asked) {
  const { key, plain: { known } } = index;
  for (let at = asked.length - 3; at > 0; at -= 1) {
    const [left, right] = [asked.slice(0, at), asked.slice(at)];
    const first = [left, left.replace(/[se]$/, "")].find((part) => part === "e" || isKnown(fold(part), known));
    if (first && isKnown(fold(key(right)), known)) return [first, right];
  }
  return [asked];
}

/**
 * The word that is one letter away: one that is so in all its letters, else in its form, and of several the commonest.
 * @param {Index} index
 * @param {string} asked
 */
function near(index, asked) {
  const { words, keys } = index.plain;
  const own = fold(index.key(asked));
  const whole = fold(asked);
  const worth = words.map((word, id) =>
    (isNear(whole, word) ? 1e6 : own.length > 4 && isNear(own, keys[id]) ? 1 : 0) * index.posts[id].length);
  const best = worth.reduce((most, one) => Math.max(most, one), 0);
  return best ? index.spelled.words[worth.indexOf(best)] : "";
}

/**
 * Each asked word with its answers, and the words that stand in for one that isn't found.
 * @param {Index} index
 * @param {string[]} asked
 * @returns {{ word: string, found: Found, instead?: string }[]}
 */
function terms(index, asked) {
  const made = asked.map((word) => ({ word, found: answers(index, word) }));
  // «lærings miljø» and «læring miljø» are læringsmiljø too.
  made.slice(1).forEach((term, at) => {
    const joined = ["", "s", "e"].map((joint) => fold(index.key(made[at].word + joint + term.word)));
    index.plain.keys.forEach((key, id) => {
      if (joined.includes(key)) for (const one of [made[at], term]) one.found.set(id, SAME * 2);
    });
  });
  return made.flatMap((term) => {
    if (term.found.size || term.word.length < 5) return [term];
    const instead = term.word.length > 5 ? near(index, term.word) : "";
    if (instead) return [{ ...term, instead, found: answers(index, instead) }];
    return cut(index, term.word).map((word) => ({ word, found: answers(index, word) }));
  });
}

/**
 * The numbers of the pages in `posts` (search/packing.py), and whether the word is important to each.
 * @param {string} posts
 * @returns {Generator<[page: number, isStrong: boolean]>}
 */
export function* pagesOf(posts) {
  let [page, step] = [-1, 0];
  for (const sign of posts) {
    const digit = DIGITS.indexOf(sign);
    step = step * 8 + digit % 8;
    if (digit < 8) continue;
    page += step + 1;
    yield [page, digit > 15];
    step = 0;
  }
}

/**
 * What each page has of one word, by its number: how well, and in which titles.
 * @param {Index} index
 * @param {Found} found
 */
function onPages(index, found) {
  /** @type {OnPage[]} */
  const pages = [];
  /** @param {number} page */
  const at = (page) => {
    pages[page] ??= { best: 0, more: 0, title: 0, sections: [] };
    return pages[page];
  };
  for (const [id, weight] of found) {
    for (const [number, isStrong] of pagesOf(index.posts[id])) {
      const page = at(number);
      page.best = Math.max(page.best, weight * (isStrong ? 1.4 : 1));
      page.more += weight / 20;
    }
    for (const [number, section] of index.titles[id]) {
      const page = at(number);
      page.title = Math.max(page.title, section ? weight : weight * 2);
      page.sections[section] = Math.max(page.sections[section] ?? 0, weight);
    }
  }
  return pages;
}

/**
 * What each page has of all the words, by its number.
 * @param {Index} index
 * @param {{ found: Found }[]} wanted
 */
function scored(index, wanted) {
  /** @type {Scored[]} */
  const total = [];
  for (const { found } of wanted) {
    const pages = onPages(index, found);
    const rare = Math.log(1 + index.pages.length / (pages.filter(Boolean).length || 1));
    pages.forEach(({ best, more, title, sections }, page) => {
      total[page] ??= { page, count: 0, score: 0, sections: [] };
      const hit = total[page];
      hit.count += 1;
      hit.score += (best + Math.min(more, 3) + title) * rare;
      sections.forEach((weight, section) => {
        hit.sections[section] = (hit.sections[section] ?? 0) + weight;
      });
    });
  }
  return total;
}

/**
 * The pages that answer `query`, the best first. `sections` are those whose titles answer, `marks` the words to mark,
 * `instead` what stands in for the query where nothing is spelled so, and `some` says that no page holds all the words.
 * @param {Index} index
 * @param {string} query
 * @returns {{ hits: Hit[], marks: Map<string, number>, instead: string, some: boolean }}
 */
export function search(index, query) {
  const asked = wordsOf(plain(query));
  const large = asked.filter((word) => !index.small.has(word));
  const wanted = terms(index, large.length ? large : asked);
  const total = scored(index, wanted);
  const most = total.reduce((high, hit) => Math.max(high, hit.count), 0);
  const hits = total.filter((hit) => hit.count === most).sort((a, b) => b.score - a.score || a.page - b.page);
  return {
    hits: hits.map(({ page, sections }) => ({ page, sections: Object.keys(sections).map(Number).sort((a, b) => sections[b] - sections[a] || a - b) })),
    marks: new Map(wanted.flatMap(({ found }) => [...found].map(([id, weight]) => /** @type {[string, number]} */ ([index.spelled.words[id], weight])))),
    instead: wanted.some((term) => term.instead) ? wanted.map((term) => term.instead || term.word).join(" ") : "",
    some: most > 0 && most < wanted.length,
  };
}
