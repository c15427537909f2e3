// What a CI reads out of a log: GitHub a line that begins with `::` after blanks, or `##[` anywhere;
// Azure `##vso[`, TeamCity `##teamcity[`, GitLab `section_start:`.
const commands = /^([^\S\n]*)::|##(?=(?:vso|teamcity)?\[)|\bsection_(?=(?:start|end):)/gim;

/**
 * Takes from a text what a CI would obey if the file were printed in a job. `instead` returns what
 * is put in place of one character: the same character in another writing where the format has one.
 */
export function withoutCommands(text: string, instead: (character: string) => string): string {
  return text.replaceAll(commands, (found: string, blanks: string | undefined) => {
    if (blanks !== undefined && found.endsWith('::')) return `${blanks}${instead(':')}:`;
    if (found === '##') return `${instead('#')}#`;
    return `section${instead('_')}`;
  });
}
