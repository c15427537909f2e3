// The live page: swaps in what the watch's stream brings. Without it the page can be read and used as well.
/* global Idiomorph */
const root = document.documentElement;
const page = root.dataset.page;
const said = document.getElementById('said');
const again = 2000;
// The watch sends a sign of life every 15 s; a laptop that has slept may have missed the end.
const silence = 40_000;

let seen = root.dataset.id;
let stream;
let waiting;
let heard = 0;

root.classList.add('js');
document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
addEventListener('pagehide', close);
addEventListener('pageshow', open);
document.addEventListener('submit', submit);
document.addEventListener('click', copy);
document.addEventListener('keydown', press);
setInterval(() => stream && Date.now() - heard > silence && reopen(), silence / 4);
open();

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
  stream.onopen = () => live();
  stream.onmessage = ({ data, lastEventId }) => {
    live();
    seen = lastEventId;
    show(JSON.parse(data));
  };
  stream.addEventListener('beat', () => live());
  stream.onerror = () => lost();
}

function reopen() {
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
  if (root.dataset.lost === undefined) say('not live: trying again');
  root.dataset.lost = '';
  if (stream?.readyState !== EventSource.CLOSED) return;
  close();
  waiting = setTimeout(open, again);
  const answer = await fetch('./', { method: 'HEAD' }).catch(() => undefined);
  // The watch is there and refuses the stream alone: too many pages.
  if (answer?.ok) say('no room for one more page: close another one');
}

function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

/** Swaps the regions that have changed; what has the focus, and what is open, stays. */
function show({ title, said: words, ...regions }) {
  const asked = document.getElementById('question');
  const focused = document.activeElement?.closest('[id]');
  if (title) document.title = title;
  for (const [id, html] of Object.entries(regions)) swap(document.getElementById(id), html);
  if (words) say(words);
  const question = document.getElementById('question');
  if (question && !asked) return question.focus();
  // A button that is gone must not send who was at it to the top of the page.
  if (focused && !focused.isConnected) (focused.id === 'k-h' ? hints() : main()).focus();
}

function swap(element, html) {
  if (!element) return;
  Idiomorph.morph(element, html, {
    morphStyle: 'innerHTML',
    callbacks: { beforeAttributeUpdated: (name) => name !== 'open' },
  });
}

function hints() {
  return document.getElementById('hints') ?? main();
}

function main() {
  const element = document.querySelector('main');
  element.tabIndex = -1;
  return element;
}

/** Sends a form without leaving the page; a kata that was picked on the map is shown. */
async function submit(event) {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  const address = event.target.getAttribute('action');
  const answer = await fetch(address, { method: 'POST', body }).catch(() => undefined);
  if (!answer) return lost();
  if (!answer.ok) say(await answer.text());
  else if (address === 'pick') location.href = './';
}

async function copy({ target }) {
  const button = target.closest?.('[data-copy]');
  if (!button) return;
  const done = await navigator.clipboard.writeText(button.dataset.copy).then(
    () => 'Copied',
    () => 'Select it by hand',
  );
  button.textContent = done;
  say(done);
  setTimeout(() => (button.textContent = 'Copy'), again);
}

/** The keys of the terminal, where nobody types and nothing else would be meant. */
function press(event) {
  const { key, target, repeat, ctrlKey, altKey, metaKey } = event;
  if (repeat || ctrlKey || altKey || metaKey || target.closest('input, textarea, select')) return;
  const button = document.getElementById(key === 'y' ? 'yes' : `k-${key}`);
  if (!button || key === 'Enter') return;
  event.preventDefault();
  button.click();
}
