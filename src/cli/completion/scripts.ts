/** What a shell runs once to complete the dojo’s words from then on, inside of one checkout. */
export const scripts = {
  bash: (ask: string, root: string) => `# docker-dojo: npm test, npm run dojo --
case $(complete -p npm 2>/dev/null) in
  *_docker_dojo*) ;;
  *' -F '*) _docker_dojo_before=$(complete -p npm | sed 's/.* -F \\([^ ]*\\).*/\\1/') ;;
esac
_docker_dojo() {
  local found IFS=$'\\n'
  if [[ $PWD/ == ${root}/* ]] && found=$(${ask} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); then
    COMPREPLY=($found)
  elif [ -n "$_docker_dojo_before" ]; then
    "$_docker_dojo_before" "$@"
  fi
}
complete -o default -F _docker_dojo npm
`,
  zsh: (ask: string, root: string) => `# docker-dojo: npm test, npm run dojo --
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
[[ $_comps[npm] == _docker_dojo ]] || _docker_dojo_before=$_comps[npm]
_docker_dojo() {
  local found
  if [[ $PWD/ == ${root}/* ]] && found=$(${ask} "\${(@)words[2,CURRENT]}" 2>/dev/null); then
    [[ -n $found ]] && compadd -- "\${(f)found[@]}" || _files
  else
    \${_docker_dojo_before:-_default} "$@"
  fi
}
compdef _docker_dojo npm
`,
  fish: (ask: string, root: string) => `# docker-dojo: npm test, npm run dojo --
function __docker_dojo
    string match -q -- ${root}/'*' $PWD/; or return
    set -l words (commandline -opc) (commandline -ct)
    ${ask} $words[2..] 2>/dev/null
end
complete -c npm -a '(__docker_dojo)'
`,
};

export type Shell = keyof typeof scripts;

export const shells = Object.keys(scripts) as Shell[];
