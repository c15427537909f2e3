// The live page: swaps in what the watch's stream brings. Without it the page can be read and used as well.
/* global Idiomorph */
const root = document.documentElement;
const { page } = root.dataset;
const byId = (id) => document.getElementById(id);
const again = 2000;
// The watch sends a sign of life every 15 s; a laptop that has slept may have missed the end.
const silence = 40_000;
const gone = 'not live: trying again';
const full = 'not live: 32 pages are open, close another one';
const old = 'not live: copy the new address from the terminal';

let [seen, heard] = [root.dataset.id, 0];
let stream, waiting;

root.classList.add('js');
document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
addEventListener('pagehide', close);
addEventListener('pageshow', open);
document.addEventListener('submit', submit);
document.addEventListener('click', copy);
document.addEventListener('keydown', press);
setInterval(wake, silence / 4);
setInterval(tick, 100);
open();
keepLetters(byId('letters'));

/** Six streams are all that a browser has for one address: a page that nobody sees gives its back. */
function close() {
  clearTimeout(waiting);
  stream?.close();
  stream = undefined;
}

function open() {
  if (stream || document.hidden) return;
  clearTimeout(waiting);
  heard = Date.now();
  stream = new EventSource(`events?page=${page}&seen=${encodeURIComponent(seen)}`);
  stream.onopen = live;
  stream.onmessage = ({ data, lastEventId }) => {
    live();
    seen = lastEventId;
    show(JSON.parse(data));
  };
  stream.addEventListener('beat', live);
  stream.onerror = lost;
}

function wake() {
  if (!stream || Date.now() - heard <= silence) return;
  close();
  open();
}

function live() {
  heard = Date.now();
  if (root.dataset.lost === undefined) return;
  delete root.dataset.lost;
  say('live again');
}

/** The browser tries again by itself where it can; a refusal it takes for final. */
async function lost() {
  if (root.dataset.lost === undefined) tell(gone);
  if (stream?.readyState !== EventSource.CLOSED) return;
  close();
  waiting = setTimeout(open, again);
  const answer = await fetch('./', { method: 'HEAD' }).catch(() => undefined);
  // A watch that is there refuses the stream alone, or does not know this address any more.
  if (root.dataset.lost !== undefined) tell(answer?.ok ? full : answer ? old : gone);
}

function tell(text) {
  root.dataset.lost = '';
  byId('off').textContent = text;
  say(text);
}

function say(text) {
  if (byId('said').textContent !== text) byId('said').textContent = text;
}

/** Swaps the regions that have changed; what has the focus, and what is open, stays. */
function show({ title, icon, said, ...regions }) {
  const [asked, active] = [byId('question'), document.activeElement];
  if (title) document.title = title;
  if (icon) byId('icon').href = icon;
  for (const [id, html] of Object.entries(regions)) swap(byId(id), html);
  tick();
  if (said) say(said);
  if (byId('question') && !asked) byId('question').focus();
  // A button that is gone must not send who was at it to the top of the page.
  else if (document.activeElement !== active) (active.isConnected ? active : after(active)).focus();
}

function swap(element, html) {
  const callbacks = { beforeAttributeUpdated: (name) => name !== 'open' };
  if (element) Idiomorph.morph(element, html, { morphStyle: 'innerHTML', callbacks });
}

function after({ id }) {
  return (id === 'k-h' && byId('hints')) || document.querySelector('main');
}

/** How long a judging has gone on. */
function tick() {
  const clock = document.querySelector('[data-since]');
  const ms = Date.now() - clock?.dataset.since;
  if (clock) clock.textContent = `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}

/** Sends a form without leaving the page; a kata that was picked on the map is shown. */
async function submit(event) {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  const address = event.target.getAttribute('action');
  const answer = await fetch(address, { method: 'POST', body }).catch(() => undefined);
  if (!answer?.ok) tell(answer ? await answer.text() : gone);
  else if (address === 'pick') location.href = './';
}

async function copy({ target }) {
  const button = target.closest?.('[data-copy]');
  if (!button) return;
  const written = navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject();
  button.textContent = await written.then(() => 'Copied').catch(() => 'Select it by hand');
  say(button.textContent);
  setTimeout(() => (button.textContent = 'Copy'), again);
}

/** The keys of the terminal, where nobody types. A question takes all of them: only y is a yes. */
function press(event) {
  const { key, target, repeat, ctrlKey, altKey, metaKey } = event;
  if (repeat || ctrlKey || altKey || metaKey || target.closest('input, textarea, select')) return;
  if (byId('letters')?.checked === false && key !== 'Escape') return;
  const answers = { y: 'yes', n: 'no-answer', Escape: 'no-answer' };
  const button = byId(byId('question') ? answers[key] : key === 'Escape' ? 'close' : `k-${key}`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** Whoever speaks to the computer, or hits keys by chance, turns the letters off, for good. */
function keepLetters(box) {
  if (!box) return;
  box.checked = localStorage.letters !== 'off';
  box.onchange = () => (localStorage.letters = box.checked ? 'on' : 'off');
}
