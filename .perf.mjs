import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-background-networking'] });
for (const f of process.argv.slice(2)) { const r=[]; for (let i=0;i<5;i++){
  const p = await b.newPage({ viewport:{width:1280,height:800} });
  const c = await p.context().newCDPSession(p); await c.send('Performance.enable');
  await p.goto('file://'+f); await p.evaluate(()=>new Promise(r=>requestAnimationFrame(()=>requestAnimationFrame(r))));
  const m = Object.fromEntries((await c.send('Performance.getMetrics')).metrics.map(x=>[x.name,x.value]));
  const n = await p.evaluate(()=>{const e=performance.getEntriesByType('navigation')[0]; return [e.domInteractive,e.loadEventEnd,performance.now(), performance.getEntriesByName('first-contentful-paint')[0]?.startTime].map(Math.round).join('/')});
  r.push(n+' L'+m.LayoutDuration.toFixed(2)+' S'+m.RecalcStyleDuration.toFixed(2)+' J'+m.ScriptDuration.toFixed(2)+' T'+m.TaskDuration.toFixed(2)+' n'+m.LayoutCount); await p.close(); }
 console.log(f, '\n  '+r.join('\n  ')); }
await b.close();
