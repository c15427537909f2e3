// What runs in the teacher’s page. These functions are never called here: the page gets their text.
// They know nothing but the document and one another.

/** The page's script. */
export function pageScript(): string {
  const functions = [start, heatTable, showFitting, fits, sortBy, valueOf, openCell];
  return `${functions.map(String).join('\n')}\nstart();`;
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form.controls');
  if (!form) return;
  form.hidden = false;
  form.addEventListener('input', showFitting);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A reset changes the fields after its event.
  form.addEventListener('reset', () => void setTimeout(showFitting));
  for (const button of heatTable().querySelectorAll('thead button'))
    button.addEventListener('click', () => sortBy(button));
  heatTable().addEventListener('click', openCell);
  showFitting();
}

function heatTable(): HTMLTableElement {
  const table = document.querySelector<HTMLTableElement>('#heat');
  if (!table) throw new Error('there is no heat map');
  return table;
}

/** Shows the rows that fit, and only the chosen kata's column. */
function showFitting(): void {
  const field = (id: string) =>
    document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)?.value ?? '';
  const [text, kata, state] = [field('find').trim().toLowerCase(), field('kata'), field('state')];
  const table = heatTable();
  const last = (table.tHead?.rows[0]?.cells.length ?? 0) - 1;
  const hides = (index: number) =>
    kata !== '' && index > 1 && index < last && index !== Number(kata) + 2;
  let shown = 0;
  for (const row of table.rows) {
    for (const [index, cell] of [...row.cells].entries())
      if (cell.hidden !== hides(index)) cell.hidden = hides(index);
    if (row.parentElement !== table.tBodies[0]) continue;
    row.hidden = !fits(row, text, state);
    if (!row.hidden) shown += 1;
  }
  const output = document.querySelector<HTMLElement>('#shown');
  const nobody = document.querySelector<HTMLElement>('#nobody');
  if (output) output.textContent = `${shown} of ${output.dataset['all']} shown`;
  if (nobody) nobody.hidden = shown > 0;
}

function fits(row: HTMLTableRowElement, text: string, state: string): boolean {
  const cells = [...row.cells];
  const remarks = cells.at(-1)?.textContent ?? '';
  const words = `${cells[0]?.textContent} ${remarks}`.toLowerCase();
  if (text !== '' && !words.includes(text)) return false;
  if (state === '') return true;
  if (state === 'remarked') return remarks !== '';
  if (state === 'late') return remarks.split(', ').includes('late');
  return cells.some((cell) => !cell.hidden && cell.classList.contains(state));
}

/** Sorts by a button's column; once more turns it round. Rows that are equal keep their order. */
function sortBy(button: Element): void {
  const header = button.closest('th');
  const body = heatTable().tBodies[0];
  if (!header || !body) return;
  const upwards = header.getAttribute('aria-sort') !== 'ascending';
  for (const other of heatTable().querySelectorAll('[aria-sort]'))
    other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', upwards ? 'ascending' : 'descending');
  const sorted = [...body.rows].sort((a, b) => {
    const [one, two] = [valueOf(a, header.cellIndex), valueOf(b, header.cellIndex)];
    const difference =
      typeof one === 'number' && typeof two === 'number'
        ? one - two
        : String(one).localeCompare(String(two));
    return upwards ? difference : -difference;
  });
  body.append(...sorted);
}

/** What a row is sorted by in this column: a name, points, or how far a kata is from passed. */
function valueOf(row: HTMLTableRowElement, column: number): string | number {
  const cell = row.cells[column];
  if (!cell || column === 0) return cell?.textContent ?? '';
  if (column === 1) return Number(cell.textContent);
  const rank = ['nothing', 'error', 'failed', 'part', 'passed'].indexOf(cell.className);
  return rank * 1000 + (Number(cell.textContent.split(' ')[1]) || 0);
}

/** A click on a cell leads to what the row's link leads to, at the cell's kata. */
function openCell(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.closest('tr');
  const link = row?.querySelector('a');
  const header = heatTable().tHead?.rows[0]?.cells[cell?.cellIndex ?? -1];
  const number = header?.querySelector('.number')?.textContent;
  if (link && number) location.href = `${link.href}#k-${number}`;
}
