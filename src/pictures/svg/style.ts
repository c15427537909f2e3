/** Colours by what they are for: `line` for boxes, stems and hatching, `soft` for text beside a name, `rule` says nothing. */
export type Palette = Record<
  'bg' | 'ink' | 'soft' | 'line' | 'rule' | 'accent' | 'red' | 'green',
  string
>;

export const light: Palette = {
  ...{ bg: '#ffffff', ink: '#1b1f24', soft: '#59626d', line: '#747e8a', rule: '#dde1e6' },
  ...{ accent: '#1f5ab8', red: '#b3211b', green: '#166c33' },
};

export const dark: Palette = {
  ...{ bg: '#14171b', ink: '#e7eaed', soft: '#a4adb8', line: '#7d8793', rule: '#2f353c' },
  ...{ accent: '#86b6ff', red: '#ff8f86', green: '#74cf8f' },
};

/** What the reader has chosen: form and words alone tell what is what. */
const forced: Palette = {
  ...{
    bg: 'Canvas',
    ink: 'CanvasText',
    soft: 'CanvasText',
    line: 'CanvasText',
    rule: 'CanvasText',
  },
  ...{ accent: 'LinkText', red: 'CanvasText', green: 'CanvasText' },
};

/**
 * The one style sheet of the drawings: a page has it once, a file by itself within its picture. In a
 * `.sheet` a drawing shrinks as far as it can be read, and the sheet scrolls, not the page. What stands
 * in `.pictures` may use the same colours.
 */
export const pictureStyle = `
.drawing, .pictures { ${properties(light)} }
@media screen and (prefers-color-scheme: dark) { .drawing, .pictures { ${properties(dark)} } }
@media (forced-colors: active) { .drawing, .pictures { ${properties(forced)} } }
.drawing { forced-color-adjust: none; }
.sheet { overflow-x: auto; margin-block: 8px 24px; }
.sheet > .drawing { display: block; max-width: max(100%, 420px); height: auto; }
.sheet > .drawing.small { max-width: max(100%, 330px); }
.sheet > .drawing.wide { max-width: max(100%, 1300px); }
.drawing text { fill: var(--p-ink); font: 12px -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', system-ui, sans-serif; }
.drawing .mono { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
.drawing .name { font-size: 14px; font-weight: 600; }
.drawing .strong { font-weight: 600; }
.drawing .head { font-size: 20px; font-weight: 600; }
.drawing text.soft { fill: var(--p-soft); }
.drawing .mid { text-anchor: middle; } .drawing .end { text-anchor: end; }
.drawing .halo { paint-order: stroke; stroke: var(--p-bg); stroke-width: 5px; stroke-linejoin: round; }
.drawing path, .drawing rect, .drawing circle { stroke-width: 1.5px; stroke: var(--p-line); }
.drawing path:not(.solid), .drawing rect:not(.covered), .drawing circle { fill: none; }
.drawing rect.box, .drawing circle.dot { fill: var(--p-bg); }
.drawing .bus, .drawing circle.dot { stroke: var(--p-ink); stroke-width: 2.5px; stroke-linecap: round; }
.drawing path.gap { stroke: var(--p-bg); stroke-width: 9px; }
.drawing .broken { stroke-dasharray: 5 4; }
.drawing .guide { stroke-width: 1px; stroke-dasharray: 1 4; }
.drawing .green { stroke: var(--p-green); } .drawing text.green, .drawing .solid.green { fill: var(--p-green); }
.drawing .red { stroke: var(--p-red); } .drawing text.red, .drawing .solid.red { fill: var(--p-red); }
.drawing .hot { stroke: var(--p-accent); } .drawing text.hot, .drawing .solid.hot { fill: var(--p-accent); }
.drawing .way { stroke-width: 2px; stroke-linejoin: round; }
.drawing .way.hot, .drawing .way.red, .drawing rect.hot, .drawing rect.red { stroke-width: 3px; }
.drawing text:not(.halo) { stroke: none; } .drawing text.halo { stroke: var(--p-bg); }
.drawing rect.back { fill: var(--p-bg); stroke-width: 1px; }
.drawing rect.mark { fill: var(--p-red); stroke: var(--p-red); } .drawing path.cross { stroke: var(--p-bg); stroke-width: 2px; }
.drawing rect.bar { fill: var(--p-accent); stroke: var(--p-accent); }
`;

function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--p-${name}: ${colour};`)
    .join(' ');
}
