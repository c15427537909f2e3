import type { GradedStudent, GradeSheet } from '../../src/grading/model/model.ts';
import { smallSheet } from './sheets.ts';

/** What somebody may call themselves, or have their program say, to get at whoever reads of it. */
export const hostileTexts: Record<string, string> = {
  script: '<script>hacked = true</script>',
  'closed everything':
    '</span></pre></td></table></style></title></script><script>hacked = true</script>',
  image: '<img src="https://evil.example/a.png" onerror="hacked = true">',
  svg: '<svg/onload=hacked=true>',
  'double quote': '" autofocus onfocus="hacked = true" x="',
  'single quote': "' onmouseover='hacked = true",
  'style sheet':
    '<style>body { display: none }</style><link rel="stylesheet" href="https://evil.example">',
  'base and form':
    '<base href="https://evil.example/"><form action="https://evil.example"><button>',
  comment: '<!-- --> <!--> <![CDATA[ ]]>',
  cdata: ']]><script xmlns="http://www.w3.org/1999/xhtml">hacked = true</script>',
  entities: '&lt;script&gt; &#60;b&#62; &amp;amp; &nosuch;',
  'xml entity': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
  template: '${hacked = true} {{constructor.constructor("hacked = true")()}}',
  formula: '=HYPERLINK("https://evil.example","click")',
  plus: '+cmd|" /C calc"!A0',
  minus: '-2+3+cmd|" /C calc"!A0',
  at: '@SUM(1+1)*cmd|" /C calc"!A0',
  'tab and formula': '\t=1+1',
  'return and formula': '\r=1+1',
  'wide formula': '＝1+1',
  'quote in a cell': '",=1+1,"',
  nul: 'a\0b',
  colours: '\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m',
  bell: '\x07\x08\x7f',
  'workflow command': '::set-output name=score::100',
  'workflow command after blanks': '   ::error file=a::forged',
  'workflow command of old': 'x ##[error]forged ##[set-output name=score]100',
  azure: '##vso[task.setvariable variable=score]100',
  teamcity: "##teamcity[testFailed name='forged']",
  gitlab: 'section_start:1:forged\r\x1b[0Kforged',
  'stop commands': '::stop-commands::x\n::set-output name=score::100\n::x::',
  bidi: '\u202egnp.exe\u202c \u2066isolated\u2069',
  'not there': 'a\u200bb\ufeffc\u00add\u2060e',
  'line separators': 'a\u2028b\u2029c\u0085d',
  fences: '```\n````\n~~~\n# not a heading\n<b>not bold</b>',
  'a fence closed': '```\n\n<b>not bold</b>\n\n# not a heading\n\n<script>hacked = true</script>',
  backticks: 'a `code` ``more`` ```three```',
  'markdown link':
    '[click](javascript:hacked=true) ![a](https://evil.example/a.png) <https://evil.example>',
  'markdown table': 'a | b | c\n--- | --- | ---',
  'markdown line starts': '# heading\n- item\n1. item\n> quote\n    code',
  'markdown html': '<details open><summary>x</summary><b>y</b>\n\n</details>',
  mention: '@everyone #1 $\\href{javascript:hacked=true}{x}$ https://evil.example/?a=b',
  newlines: 'first\nsecond\r\nthird\n\n\nlast',
  'half a character': '\ud83d and \udc00',
  'no characters': '\uffff\ufffe',
  path: '../../../etc/passwd',
  'windows path': '..\\..\\con.txt',
  prototype: '__proto__',
  'a megabyte': 'x'.repeat(1_000_000),
  'a megabyte of markup': '<b>'.repeat(333_333),
  'a megabyte of lines': '::error::a\n'.repeat(90_909),
  'many backticks': '`'.repeat(5000),
  empty: '',
  blanks: '   ',
};

/** A class in which everybody is called one of these, is known by it, and has programs that say it. */
export function hostileSheet(texts: string[] = Object.values(hostileTexts)): GradeSheet {
  const sheets = texts.map((text, index) => hostileStudent(text, index));
  const [first] = sheets;
  if (!first) throw new Error('a class needs somebody');
  return { ...first, students: sheets.flatMap(({ students }) => students) };
}

function hostileStudent(text: string, index: number): GradeSheet {
  const check = {
    status: 'failed' as const,
    name: text,
    message: text,
    observed: text,
    help: text,
  };
  const student: Partial<GradedStudent> = {
    ...{ student: text, id: text, slug: `student-${index}`, submittedAt: text },
    remarks: [{ kind: 'foreign', kata: null, text }],
  };
  const sheet = smallSheet(student, { ...check, expected: text });
  return { ...sheet, protection: [text] };
}
