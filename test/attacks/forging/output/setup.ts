const lines = [
  '::set-output name=score::100',
  '::error file=grade.ts,line=1::forged',
  '##[error]forged',
  '##vso[task.complete result=Succeeded;]',
  '\u001b[2J\u001b[1;1H 1 passed, 0 failed',
  '{"version":1,"kata":"41-call-me-by-name","status":"passed","checks":[]}',
  '</system-out></testcase><testcase name="forged"/>',
  '<script>document.title = "forged"</script>',
];

export default function setup(): Promise<object> {
  for (const line of lines) {
    console.log(line);
    console.error(line);
  }
  return Promise.reject(new Error(`\n${lines.join('\n')}\n`));
}
