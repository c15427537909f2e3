import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [n,u] of [['pi','small/index.html'],['pf','small/feedback/ben-garc-a-27.html'],['pb','big/index.html']]) { const p = await b.newPage(); await p.goto('file:///tmp/rep/'+u); await p.pdf({path:`/tmp/rep/${n}.pdf`, format:'A4', margin:{top:'12mm',bottom:'12mm',left:'12mm',right:'12mm'}}); await p.close(); }
await b.close();
