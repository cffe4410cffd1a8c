// Pages of classes without what they inherit: every layer would repeat all of Module.

const INHERITED = /^#### Inherited from$/m;

/**
 * The page without the sections of inherited members, whose names it lists instead.
 * @param {string} text
 */
export function withoutInherited(text) {
  const sections = text.split(/^(?=#{2,3} )/m);
  const names = sections.filter((section) => isInherited(section)).map((section) => nameOf(section));
  if (names.length === 0) return text;
  const own = sections.filter((section) => !isInherited(section));
  // A heading such as "Methods" stands alone when all that was below it is gone.
  const left = own.filter((section, i) => !isEmpty(section) || own[i + 1]?.startsWith('### '));
  return `${left.join('').trimEnd()}\n\n## Inherited\n\n${names.join(', ')}\n`;
}

/** @param {string} section */
const isInherited = (section) => section.startsWith('### ') && INHERITED.test(section);

/** @param {string} section */
const isEmpty = (section) => /^## [^\n]*\s*(?:\*\*\*\s*)?$/.test(section.trim());

/** @param {string} section */
const nameOf = (section) =>
  `\`${section.slice('### '.length).split('\n')[0].replaceAll('\\', '').replace('()', '').trim()}\``;
