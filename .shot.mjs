import { chromium } from 'playwright-core';
import { readdirSync } from 'node:fs';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-background-networking'] });
const fb = readdirSync('/tmp/rep/small/feedback').filter(f=>f.endsWith('.html'));
const want = process.argv.slice(2);
const shots = [
 ['d-light','file:///tmp/rep/small/index.html',1280,800,'light'],
 ['d-dark','file:///tmp/rep/small/index.html',1280,800,'dark'],
 ['p-light','file:///tmp/rep/small/index.html',390,844,'light'],
 ['f-light',`file:///tmp/rep/small/feedback/${fb[2]}`,1280,800,'light'],
 ['f-phone',`file:///tmp/rep/small/feedback/${fb[2]}`,390,844,'dark'],
 ['big','file:///tmp/rep/big/index.html',1280,800,'light'],
];
for (const [n,u,w,h,c] of shots) {
  if (want.length && !want.includes(n)) continue;
  const ctx = await b.newContext({ viewport:{width:w,height:h}, colorScheme:c });
  const p = await ctx.newPage();
  p.on('console', m=>console.log(n, m.text())); p.on('pageerror', e=>console.log(n, 'ERR', e.message));
  const t=Date.now(); await p.goto(u); 
  console.log(n, Date.now()-t, await p.evaluate(()=>{const e=performance.getEntriesByType('navigation')[0]; return [e.domInteractive, e.domComplete, document.documentElement.scrollWidth, innerWidth].map(Math.round)}));
  if (n!=='big') for (const d of await p.$$('.missed details')) { await d.evaluate(x=>x.open=true); break; }
  await p.screenshot({ path:`/tmp/rep/${n}.png`, fullPage: n!=='big' });
  if (n!=='big') { const H=await p.evaluate(()=>document.documentElement.scrollHeight); for (let i=0;i<4&&i*h<H;i++){ await p.evaluate(y=>scrollTo(0,y),i*h); await p.screenshot({path:`/tmp/rep/${n}-${i}.png`}); } }
  await ctx.close();
}
await b.close();
