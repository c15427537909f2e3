import { textOf, xml, type Html } from '../../../../text/html.ts';
import type { State } from '../../../state/state.ts';

/** Seen on light and on dark tabs; the forms are those of the marks. */
const colours = { green: '#2f9e58', red: '#d8433b', blue: '#4b8bef', grey: '#87919c' };

const ring = (colour: string, inside: Html) =>
  xml`<circle cx="9" cy="9" r="7.2" fill="none" stroke="${colour}" stroke-width="2.4"/>${inside}`;

const drawings = {
  passed: ring(
    colours.green,
    xml`<path d="M5.4 9.3l2.6 2.5 4.6-5.3" fill="none" stroke="${colours.green}" stroke-width="2.2"/>`,
  ),
  failed: xml`<rect x="1.5" y="1.5" width="15" height="15" rx="2" fill="${colours.red}"/>
    <path d="M5.8 5.8l6.4 6.4M12.2 5.8l-6.4 6.4" stroke="#fff" stroke-width="2.4"/>`,
  error: xml`<path d="M9 2l7.6 13.6H1.4z" fill="none" stroke="${colours.grey}" stroke-width="2.2"/>`,
  running: ring(colours.blue, xml`<circle cx="9" cy="9" r="3.4" fill="${colours.blue}"/>`),
  waiting: ring(colours.grey, xml``),
};

/** How a watch stands, for the browser’s tab. */
type Icon = keyof typeof drawings;

export const icons = Object.keys(drawings) as Icon[];

/** The icon that tells a tab’s verdict among others: `icon-failed.svg`. */
export function iconOf({ running, verdict }: State): string {
  return fileOf(running ? 'running' : (verdict?.status ?? 'waiting'));
}

export function fileOf(icon: Icon): string {
  return `icon-${icon}.svg`;
}

export function iconText(icon: Icon): string {
  return textOf(
    xml`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18">${drawings[icon]}</svg>`,
  );
}
