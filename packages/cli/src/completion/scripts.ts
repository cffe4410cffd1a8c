// Completion scripts for bash, zsh and fish. They hold all words, so that the shell need not start Node at each press of the key.

import { commandError } from '../command-error.ts';
import { SHELLS, type Shell } from './shells.ts';
import type { CompletedCommand, CompletedSetting } from './words.ts';

/** As one word, whatever is in it; the same in all three shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** fish reads backslashes in single quotes. */
const quotedForFish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const indented = (lines: readonly string[], depth: number): string =>
  lines.map((line) => `${' '.repeat(depth)}${line}`).join('\n');

/** A branch of `case` for each setting that has values. */
function valueCases(commands: readonly CompletedCommand[], of: (setting: CompletedSetting) => string): string[] {
  return commands.flatMap(({ name, settings }) =>
    settings
      .filter(({ values }) => values.length > 0)
      .map((setting) => `${quoted(`${name} ${setting.key}`)}) ${of(setting)} ;;`),
  );
}

/** Patterns of `case` for settings whose values may be files. */
const fileCases = (commands: readonly CompletedCommand[]): string =>
  commands
    .flatMap(({ name, settings }) =>
      settings.filter((one) => one.takesFiles).map(({ key }) => quoted(`${name} ${key}`)),
    )
    .join('|');

const bash = (commands: readonly CompletedCommand[]): string => `# bash completion of fovea; put into ~/.bashrc:
#   source <(fovea completion bash)

_fovea_words() { # command
  case "$1" in
${indented(
  commands.map(({ name, words, flags, settings }) => {
    const all = [...words, ...settings.map(({ key }) => `${key}=`), ...flags];
    return `${quoted(name)}) printf '%s\\n' ${all.map(quoted).join(' ')} ;;`;
  }),
  4,
)}
  esac
}

_fovea_values() { # command setting
  case "$1 $2" in
${indented(
  valueCases(commands, ({ values }) => `printf '%s\\n' ${values.map(quoted).join(' ')}`),
  4,
)}
  esac
}

_fovea_takes_files() { # command [setting]
  case "$*" in
    ${fileCases(commands)}) return 0 ;;
    ${commands
      .filter(({ takesFiles }) => takesFiles)
      .map(({ name }) => quoted(name))
      .join('|')}) return 0 ;;
  esac
  return 1
}

_fovea() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}"
  local key='' value="$cur" prefix='' word
  COMPREPLY=()
  # bash takes key=value apart at the sign, unless COMP_WORDBREAKS says otherwise.
  if [[ $cur == '=' ]]; then key=$before value=''
  elif [[ $before == '=' ]]; then key=\${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $cur == *=* ]]; then key=\${cur%%=*} value=\${cur#*=} prefix="$key="
  fi
  if [[ $COMP_CWORD -eq 1 ]]; then
    while IFS= read -r word; do [[ $word == "$cur"* ]] && COMPREPLY+=("$word"); done < <(printf '%s\\n' ${commands.map(({ name }) => quoted(name)).join(' ')})
    return
  fi
  local nospace=''
  if [[ -n $key ]]; then
    while IFS= read -r word; do [[ $word == "$value"* ]] && COMPREPLY+=("$prefix$word"); done < <(_fovea_values "$command" "$key")
    _fovea_takes_files "$command" "$key" || return 0
  else
    while IFS= read -r word; do
      [[ $word == "$cur"* ]] || continue
      COMPREPLY+=("$word")
      [[ $word == *= ]] && nospace=1
    done < <(_fovea_words "$command")
    _fovea_takes_files "$command" || { [[ -n $nospace ]] && compopt -o nospace 2>/dev/null; return 0; }
  fi
  while IFS= read -r word; do
    [[ -d $word ]] && { word+=/; nospace=1; }
    printf -v word '%q' "$word"
    COMPREPLY+=("$prefix$word")
  done < <(compgen -f -- "$value")
  # The shells of old systems do without.
  [[ -n $nospace ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _fovea fovea
`;

/** `name:description`, as _describe takes it. */
const described = (name: string, description: string): string =>
  quoted(`${name.replaceAll(':', '\\:')}:${description.replaceAll(':', '\\:')}`);

const zsh = (commands: readonly CompletedCommand[]): string => `#compdef fovea
# zsh completion of fovea; put into ~/.zshrc, behind compinit:
#   source <(fovea completion zsh)

_fovea() {
  local command=$words[2] key
  local -a choices settings flags
  if (( CURRENT == 2 )); then
    choices=(
${indented(
  commands.map(({ name, description }) => described(name, description)),
  6,
)}
    )
    _describe command choices
    return
  fi
  if [[ $PREFIX == *=* ]]; then
    key=\${PREFIX%%=*}
    compset -P '*='
    case "$command $key" in
${indented(
  valueCases(commands, ({ values }) => `compadd -- ${values.map(quoted).join(' ')}`),
  6,
)}
    esac
    case "$command $key" in
      ${fileCases(commands)}) _files ;;
    esac
    return
  fi
  case "$command" in
${indented(
  commands.map(
    ({ name, words, settings, flags }) =>
      `${quoted(name)})
      choices=(${words.map(quoted).join(' ')}) flags=(${flags.map(quoted).join(' ')})
      settings=(
${indented(
  settings.map(({ key, help }) => described(`${key}=`, help)),
  8,
)}
      ) ;;`,
  ),
  4,
)}
  esac
  (( $#settings )) && _describe setting settings -S ''
  (( $#choices )) && compadd -- $choices
  [[ $PREFIX == -* ]] && compadd -- $flags
  case "$command" in
    ${commands
      .filter(({ takesFiles }) => takesFiles)
      .map(({ name }) => quoted(name))
      .join('|')}) _files ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _fovea "$@"
else
  compdef _fovea fovea
fi
`;

const fish = (commands: readonly CompletedCommand[]): string => `# fish completion of fovea; run once:
#   fovea completion fish > ~/.config/fish/completions/fovea.fish

complete -c fovea -n __fish_use_subcommand -f
${commands.map(({ name, description }) => `complete -c fovea -n __fish_use_subcommand -a ${quotedForFish(name)} -d ${quotedForFish(description)}`).join('\n')}
${commands
  .flatMap(({ name, words, takesFiles, settings, flags }) => {
    const add = (condition: string, candidates: readonly string[], description: string): string =>
      `complete -c fovea -n ${quotedForFish(`__fish_seen_subcommand_from ${name}${condition}`)} -a ${quotedForFish(candidates.join(' '))}${description && ` -d ${quotedForFish(description)}`}`;
    const noFiles = takesFiles
      ? []
      : [
          `complete -c fovea -n ${quotedForFish(`__fish_seen_subcommand_from ${name}; and not string match -q -- "*=*" (commandline -ct)`)} -f`,
        ];
    return [
      ...noFiles,
      ...settings.map(({ key, help }) =>
        add('; and not string match -q -- "*=*" (commandline -ct)', [`${key}=`], help),
      ),
      ...settings
        .filter(({ values }) => values.length > 0)
        .map(({ key, values }) =>
          add(
            `; and string match -q -- "${key}=*" (commandline -ct)`,
            values.map((value) => `${key}=${value}`),
            '',
          ),
        ),
      ...(words.length > 0 ? [add('', words, '')] : []),
      ...flags.map(
        (flag) => `complete -c fovea -n ${quotedForFish(`__fish_seen_subcommand_from ${name}`)} -l ${flag.slice(2)}`,
      ),
    ];
  })
  .join('\n')}
`;

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = { bash, zsh, fish };

/** The script that makes a shell complete `fovea`. @throws ValueError for another shell */
export function completionScript(shell: string, commands: readonly CompletedCommand[]): string {
  if (!SHELLS.includes(shell as Shell))
    throw commandError('completion', `needs a shell, ${SHELLS.join(', ')}: got ${shell || 'none'}`);
  return SCRIPTS[shell as Shell](commands);
}
